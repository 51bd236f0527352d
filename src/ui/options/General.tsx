/** Notes on or off, and how sure a match must be. */
import type { Sensitivity, Settings } from '../../settings/schema';
import { type Key, t } from '../i18n';
import { Levels } from '../shared/Levels';
import { Switch } from '../shared/Switch';
import type { OptionsActions } from './data';
import { Part } from './Part';

const CHOICES: [value: Sensitivity, label: Key, say: Key][] = [
  ['strict', 'strict', 'strictSay'],
  ['balanced', 'balanced', 'balancedSay'],
  ['wide', 'wide', 'wideSay'],
];

export function General({ settings, act }: { settings: Settings; act: OptionsActions }) {
  const chosen = CHOICES.find(([value]) => value === settings.sensitivity);
  return (
    <Part title={t('general')}>
      <div class="set">
        <p>
          {t('notesEverywhere')}
          <small>{t('notesEverywhereSay')}</small>
        </p>
        <Switch on={settings.on} label={t('notesEverywhere')} onChange={act.switchAll} />
      </div>
      <div class="set set-wide">
        <p>
          {t('howMuch')}
          <small>{t('howMuchSay')}</small>
        </p>
        <Levels level={settings.level} legend={t('howMuch')} quiet onChange={act.setLevel} />
      </div>
      <div class="set">
        <p>
          {t('sureness')}
          <small>{t('surenessSay')}</small>
          {chosen === undefined ? null : <small class="chosen">{`${t(chosen[1])}: ${t(chosen[2])}`}</small>}
        </p>
        <fieldset class="pick3">
          <legend class="vh">{t('sureness')}</legend>
          {CHOICES.map(([value, label]) => (
            <label key={value}>
              <input
                type="radio"
                name="sensitivity"
                value={value}
                checked={settings.sensitivity === value}
                onChange={() => act.setSensitivity(value)}
              />
              {t(label)}
            </label>
          ))}
        </fieldset>
      </div>
    </Part>
  );
}
