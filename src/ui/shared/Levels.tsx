/** The reading levels: three stops on one thread. */
import { useId } from 'preact/hooks';
import type { Level } from '../../settings/schema';
import { type Key, t } from '../i18n';

export const LEVELS: readonly [value: Level, label: Key][] = [
  ['disputed', 'levelDisputed'],
  ['claims', 'levelClaims'],
  ['all', 'levelAll'],
];

interface Props {
  level: Level;
  legend: string;
  /** The legend is there for screen readers only. */
  quiet?: boolean;
  onChange: (level: Level) => void;
}

export function Levels({ level, legend, quiet, onChange }: Props) {
  const name = useId();
  return (
    <fieldset class="levels">
      <legend class={quiet ? 'vh' : undefined}>{legend}</legend>
      <div>
        {LEVELS.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name={name} value={value} checked={level === value} onChange={() => onChange(value)} />
            <span>{t(label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
