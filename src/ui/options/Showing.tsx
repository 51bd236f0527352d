/** How much is shown, how it looks, and how sure a match must be. */
import type { Looks, Sensitivity, Settings } from '../../settings/schema';
import { type Key, t } from '../i18n';
import { Levels } from '../shared/Levels';
import { Pick } from '../shared/Pick';
import type { OptionsActions } from './data';
import { Part } from './Part';

const LOOKS: [value: Looks, label: Key][] = [
  ['both', 'looksBoth'],
  ['line', 'looksLine'],
  ['sign', 'looksSign'],
];
const LOOKS_SAY: Record<Looks, Key> = { both: 'looksBothSay', line: 'looksLineSay', sign: 'looksSignSay' };

const SURENESS: [value: Sensitivity, label: Key][] = [
  ['strict', 'strict'],
  ['balanced', 'balanced'],
  ['wide', 'wide'],
];
const SURENESS_SAY: Record<Sensitivity, Key> = { strict: 'strictSay', balanced: 'balancedSay', wide: 'wideSay' };

export function Showing({ settings, act }: { settings: Settings; act: OptionsActions }) {
  const { level, looks, sensitivity } = settings;
  const labelOf = (choices: readonly (readonly [string, Key])[], value: string) =>
    t(choices.find(([choice]) => choice === value)?.[1] ?? 'general');
  return (
    <Part title={t('showing')}>
      <div class="set set-wide">
        <p>
          {t('howMuch')}
          <small>{t('howMuchSay')}</small>
        </p>
        <Levels level={level} legend={t('howMuch')} quiet onChange={act.setLevel} />
      </div>
      <div class="set">
        <p>
          {t('looks')}
          <small>{t('looksSay')}</small>
          <small class="chosen">{`${labelOf(LOOKS, looks)}: ${t(LOOKS_SAY[looks])}`}</small>
        </p>
        <Pick legend={t('looks')} value={looks} choices={LOOKS} onChange={act.setLooks} />
      </div>
      <div class="set">
        <p>
          {t('sureness')}
          <small>{t('surenessSay')}</small>
          <small class="chosen">{`${labelOf(SURENESS, sensitivity)}: ${t(SURENESS_SAY[sensitivity])}`}</small>
        </p>
        <Pick legend={t('sureness')} value={sensitivity} choices={SURENESS} onChange={act.setSensitivity} />
      </div>
    </Part>
  );
}
