/** The options page: one sheet with hanging sideheads. Shows what it is given; every press is handed out. */
import { type Key, t } from '../i18n';
import { Notice } from '../shared/Notice';
import { Computer } from './Computer';
import { Devices } from './Devices';
import type { OptionsActions, OptionsData } from './data';
import { General } from './General';
import { HiddenNotes } from './HiddenNotes';
import { Kept } from './Kept';
import { Packs } from './Packs';
import { Part } from './Part';
import { Showing } from './Showing';
import { Sites } from './Sites';
import { WrongMatches } from './WrongMatches';

const KEYS: readonly [keyof OptionsData['keys'], Key][] = [
  ['next', 'keyNext'],
  ['previous', 'keyPrevious'],
  ['toggle', 'keyToggle'],
];

export function Options({ data, act }: { data: OptionsData; act: OptionsActions }) {
  return (
    <main class="ct sheet">
      <header>
        <div class="oxford" />
        <h1>{t('optionsTitle')}</h1>
      </header>
      {data.store.kind === 'memory' ? <Notice>{t('storeNotice')}</Notice> : null}
      {data.kept === null ? null : <Kept kept={data.kept} act={act} />}
      <General settings={data.settings} access={data.access} act={act} />
      <Showing settings={data.settings} act={act} />
      <Sites settings={data.settings} act={act} />
      <HiddenNotes hidden={data.hidden} act={act} />
      <WrongMatches wrong={data.wrong} act={act} />
      <Packs packs={data.packs} report={data.report} fixed={data.store.kind === 'memory'} act={act} />
      <Part title={t('keys')} small={t('keysSay')}>
        {KEYS.map(([name, label]) => (
          <div class="set" key={name}>
            <p>{t(label)}</p>
            <span class="num">{data.keys[name] === '' ? t('keyNone') : data.keys[name]}</span>
          </div>
        ))}
        <div class="set">
          <p>{t('keyOpen')}</p>
          <span class="num">{t('keyOpenKeys')}</span>
        </div>
      </Part>
      <Devices settings={data.settings} refused={data.syncRefused} act={act} />
      <Computer store={data.store} version={data.version} act={act} />
      <p class="said" role="status">
        {data.said}
      </p>
    </main>
  );
}
