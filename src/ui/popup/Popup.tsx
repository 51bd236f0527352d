/** The toolbar popup. Shows what it is given; every press is handed out. */
import type { CheckReport, StoreState } from '../../messages/protocol';
import { formatDay, plural, t } from '../i18n';
import { Glyph } from '../shared/Glyph';
import { Levels } from '../shared/Levels';
import { Notice } from '../shared/Notice';
import { Switch } from '../shared/Switch';
import type { PopupActions } from './actions';
import { Checked } from './Checked';
import type { PopupModel } from './model';
import { NoteList } from './NoteList';
import { Say } from './Say';

export interface PopupProps {
  model: PopupModel;
  store: StoreState | null | undefined;
  /** Settings of an earlier time could not be read. */
  keptSettings: boolean;
  /** The reader has just asked for a check that the page itself could not show. */
  checked?: CheckReport | null;
  act: PopupActions;
}

export function Popup({ model, store, keptSettings, checked = null, act }: PopupProps) {
  const { view, site, level } = model;
  const notes = checked === null && 'notes' in view ? view.notes : [];
  return (
    <div class="ct popup" data-state={checked === null ? view.kind : 'checked'}>
      <div class="oxford" />
      <header class="top">
        <Glyph name="mark" />
        <h1>{t('extensionName')}</h1>
        <Switch on={model.on} label={t('switchAll')} word={t(model.on ? 'on' : 'off')} onChange={act.switchAll} />
      </header>
      <main>
        {checked === null ? (
          <Say view={view} topics={store?.packs.map((pack) => pack.label) ?? []} act={act} />
        ) : (
          <Checked report={checked} />
        )}
        {notes.length === 0 ? null : <NoteList notes={notes} onGoTo={act.goTo} />}
        {notes.length === 0 ? null : <Coverage store={store} />}
        {store?.kind === 'memory' ? <Notice>{t('storeNotice')}</Notice> : null}
        {store === null ? <Notice>{t('noAnswer')}</Notice> : null}
        {keptSettings ? <Notice>{t('settingsNotice')}</Notice> : null}
        {level === null || checked !== null ? null : (
          <section>
            <Levels level={level} legend={t('showOnSite')} onChange={act.setLevel} />
          </section>
        )}
        {site === null ? null : (
          <section class="site">
            <span aria-hidden="true">{site.name}</span>
            <Switch on={site.on} label={t('switchSite', site.name)} onChange={act.switchSite} />
          </section>
        )}
      </main>
      <Foot store={store} onOptions={act.openOptions} />
    </div>
  );
}

function Coverage({ store }: { store: StoreState | null | undefined }) {
  const packs = store?.packs ?? [];
  const claims = packs.reduce((sum, pack) => sum + pack.claims, 0);
  const holds =
    packs.length === 0
      ? ''
      : packs.length === 1
        ? plural('packHolds', claims)
        : plural('packsHold', claims, packs.length);
  return (
    <section>
      <p class="quiet">
        {t('noNoteNotChecked')} {holds}
      </p>
    </section>
  );
}

function Foot({ store, onOptions }: { store: StoreState | null | undefined; onOptions: () => void }) {
  const days = store?.packs.map((pack) => pack.asOf).sort() ?? [];
  // With several packs the oldest day is the one that promises nothing too much.
  const [oldest] = days;
  return (
    <footer class="foot">
      <button type="button" class="act" onClick={onOptions}>
        {t('options')}
      </button>
      <p>
        <span>{oldest === undefined ? '' : t('packAsOf', formatDay(oldest))}</span>
        <span>{t('requestsMade')}</span>
      </p>
    </footer>
  );
}
