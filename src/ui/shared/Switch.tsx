/** An on/off switch: a native checkbox with its label, drawn as a thread with a bead. */
interface Props {
  on: boolean;
  /** What is switched, for those who do not see it. */
  label: string;
  /** A shown word instead of the label, such as "On". */
  word?: string;
  onChange: (on: boolean) => void;
}

export function Switch({ on, label, word, onChange }: Props) {
  return (
    <label class="switch">
      {word === undefined ? null : <span aria-hidden="true">{word}</span>}
      <span class="vh">{label}</span>
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state. */}
      <input type="checkbox" role="switch" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
    </label>
  );
}
