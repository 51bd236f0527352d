/** A storage area in memory, with the part of the API that is used. */
export interface FakeArea {
  data: Record<string, unknown>;
  get(keys?: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

type Change = { oldValue?: unknown; newValue?: unknown };

export function fakeArea(
  data: Record<string, unknown> = {},
  onChange: (changes: Record<string, Change>) => void = () => undefined,
): FakeArea {
  const list = (keys: string | string[]) => (typeof keys === 'string' ? [keys] : keys);
  const area: FakeArea = {
    data,
    get: async (keys) => {
      const wanted = keys == null ? Object.keys(area.data) : list(keys);
      return structuredClone(Object.fromEntries(wanted.filter((k) => k in area.data).map((k) => [k, area.data[k]])));
    },
    set: async (items) => {
      const changes: Record<string, Change> = {};
      for (const [key, value] of Object.entries(structuredClone(items))) {
        changes[key] = { oldValue: area.data[key], newValue: value };
        area.data[key] = value;
      }
      onChange(changes);
    },
    remove: async (keys) => {
      const changes: Record<string, Change> = {};
      for (const key of list(keys).filter((k) => k in area.data)) {
        changes[key] = { oldValue: area.data[key] };
        delete area.data[key];
      }
      if (Object.keys(changes).length > 0) onChange(changes);
    },
  };
  return area;
}
