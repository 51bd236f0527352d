/** Numbers in base64, as the bundled pack carries them. */

export const damaged = (what: string): Error => new Error(`the pack is damaged: ${what}`);

/** @throws Error where the text is not base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  let text: string;
  try {
    text = atob(base64);
  } catch {
    throw damaged('its numbers are not base64');
  }
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Unsigned 16-bit numbers, the lower byte first. @throws Error where the last is cut short. */
export function shortsOf(base64: string): Uint16Array {
  const bytes = bytesOf(base64);
  if (bytes.length % 2 !== 0) throw damaged('a list of numbers is cut short');
  if (LITTLE) return new Uint16Array(bytes.buffer);
  const out = new Uint16Array(bytes.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = (bytes[i * 2] as number) | ((bytes[i * 2 + 1] as number) << 8);
  return out;
}
