/** Settings on other devices, by the browser's own sync: the reader's choice, with what it means said beside it. */
import type { Settings } from '../../settings/schema';
import { type Synced, tooLarge } from '../../settings/sync';
import { formatList, type Key, t } from '../i18n';
import { Switch } from '../shared/Switch';
import type { OptionsActions } from './data';
import { Part } from './Part';

/** Only lists grow so long. */
const NAMES: Partial<Record<Synced, Key>> = {
  disabledSites: 'sitesOff',
  siteLevels: 'sitesWithLevels',
  chosenSites: 'sitesChosen',
};

interface Props {
  settings: Settings;
  /** Why the browser refused, or null. */
  refused: string | null;
  act: OptionsActions;
}

export function Devices({ settings, refused, act }: Props) {
  const large = settings.sync ? tooLarge(settings).map((name) => t(NAMES[name] ?? 'sites')) : [];
  return (
    <Part title={t('devices')}>
      <div class="set">
        <p>
          {t('syncSettings')}
          <small>{t('syncSettingsSay')}</small>
        </p>
        <Switch on={settings.sync} label={t('syncSettings')} onChange={act.setSync} />
      </div>
      <div role="status">
        {large.length > 0 ? <p class="plain">{t('syncTooLarge', formatList(large))}</p> : null}
        {settings.sync && refused !== null ? <p class="plain">{t('syncFailed', refused)}</p> : null}
      </div>
    </Part>
  );
}
