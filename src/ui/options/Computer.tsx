/** What is kept on this computer, and how to be rid of it. */
import { t } from '../i18n';
import { Sure } from '../shared/Sure';
import type { OptionsActions, OptionsData } from './data';
import { Part } from './Part';

interface Props {
  store: OptionsData['store'];
  version: string;
  act: OptionsActions;
}

export function Computer({ store, version, act }: Props) {
  const inMemory = store.kind === 'memory';
  return (
    <Part title={t('computer')} small={t('version', version)}>
      <div class="set">
        <p>
          {t('requests')}
          <small>{t('requestsSay')}</small>
        </p>
        <span class="num strong">0</span>
      </div>
      <div class="set">
        <p>
          {t('storeState')}
          <small>{inMemory ? store.notice : t('storeFine')}</small>
        </p>
        <span>{t(inMemory ? 'storeMemory' : 'storeOpen')}</span>
      </div>
      <div class="set">
        <p>
          {t('resetSettings')}
          <small>{t('resetSettingsSay')}</small>
        </p>
        <Sure word={t('reset')} label={t('resetSettings')} look="btn" onSure={act.resetSettings} />
      </div>
      <div class="set">
        <p>
          {t('erase')}
          <small>{t('eraseSay')}</small>
        </p>
        <Sure word={t('eraseDo')} label={t('erase')} look="btn" onSure={act.eraseAll} />
      </div>
    </Part>
  );
}
