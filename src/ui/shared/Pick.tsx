/** One of a few words, side by side: native radio buttons in a frame. */
import { useId } from 'preact/hooks';
import { type Key, t } from '../i18n';

interface Props<T extends string> {
  /** For screen readers. */
  legend: string;
  value: T;
  choices: readonly (readonly [value: T, label: Key])[];
  onChange: (value: T) => void;
}

export function Pick<T extends string>({ legend, value, choices, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset class="pick">
      <legend class="vh">{legend}</legend>
      {choices.map(([choice, label]) => (
        <label key={choice}>
          <input type="radio" name={name} value={choice} checked={value === choice} onChange={() => onChange(choice)} />
          {t(label)}
        </label>
      ))}
    </fieldset>
  );
}
