/** Notes on or off, and which pages they are looked for on. */
import type { Settings } from '../../settings/schema';
import { t } from '../i18n';
import { Pick } from '../shared/Pick';
import { Switch } from '../shared/Switch';
import type { OptionsActions } from './data';
import { Part } from './Part';

const PLACES = [
  ['all', 'whichSitesAll'],
  ['chosen', 'whichSitesChosen'],
] as const;

interface Props {
  settings: Settings;
  /** The browser lets us read every site, whatever the reader chose. */
  access: boolean;
  act: OptionsActions;
}

export function General({ settings, access, act }: Props) {
  const { on, chosenOnly, comments } = settings;
  return (
    <Part title={t('general')}>
      <div class="set">
        <p>
          {t('notesEverywhere')}
          <small>{t('notesEverywhereSay')}</small>
        </p>
        <Switch on={on} label={t('notesEverywhere')} onChange={act.switchAll} />
      </div>
      <div class="set">
        <p>
          {t('whichSites')}
          <small>{t(chosenOnly ? 'whichSitesChosenSay' : 'whichSitesAllSay')}</small>
          {chosenOnly && access ? <small>{t('whichSitesKept')}</small> : null}
        </p>
        <Pick
          legend={t('whichSites')}
          value={chosenOnly ? 'chosen' : 'all'}
          choices={PLACES}
          onChange={(place) => act.chooseOnly(place === 'chosen')}
        />
      </div>
      <div class="set">
        <p>
          {t('comments')}
          <small>{t('commentsSay')}</small>
        </p>
        <Switch on={comments} label={t('comments')} onChange={act.setComments} />
      </div>
    </Part>
  );
}
