/** Settings that could not be read: said, kept, and handed out. Nothing is lost in silence. */
import type { KeptSettings } from '../../settings/store';
import { t } from '../i18n';
import type { OptionsActions } from './data';
import { Part } from './Part';

export function Kept({ kept, act }: { kept: KeptSettings; act: OptionsActions }) {
  return (
    <Part title={t('keptTitle')}>
      <div class="notice">
        <div>
          <p>{t('keptSay')}</p>
          <p class="quiet">{t('keptWhy', kept.reason)}</p>
          <div class="acts">
            <button type="button" class="act" onClick={act.saveKept}>
              {t('keptSave')}
            </button>
            <button type="button" class="act" onClick={act.forgetKept}>
              {t('keptForget')}
            </button>
          </div>
        </div>
      </div>
    </Part>
  );
}
