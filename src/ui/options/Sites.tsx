/** Sites that are switched off or have a level of their own; or, where only chosen sites are read, these. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Settings } from '../../settings/schema';
import { levelOn, siteOf } from '../../settings/sites';
import { t } from '../i18n';
import { LEVELS } from '../shared/Levels';
import type { OptionsActions } from './data';
import { Part } from './Part';
import { Head, RowAct } from './Rows';

/** More than these scroll. */
const MOST_ROWS = 14;

/** Each site with what it shows, in order of name. */
function rowsOf(settings: Settings): [site: string, shows: string][] {
  const { chosenOnly, chosenSites, disabledSites, siteLevels } = settings;
  const names = chosenOnly ? chosenSites : [...new Set([...disabledSites, ...Object.keys(siteLevels)])].sort();
  return names.map((site) => {
    const level = levelOn(settings, `https://${site}`);
    const label = LEVELS.find(([value]) => value === level)?.[1];
    return [site, disabledSites.includes(site) || label === undefined ? t('off') : t(label)];
  });
}

export function Sites({ settings, act }: { settings: Settings; act: OptionsActions }) {
  const rows = rowsOf(settings);
  const { chosenOnly } = settings;
  return (
    <Part title={t(chosenOnly ? 'chosenSites' : 'sites')} small={t(chosenOnly ? 'chosenSitesSay' : 'sitesSay')}>
      {rows.length === 0 ? (
        <p class="quiet">{t(chosenOnly ? 'noChosen' : 'noSites')}</p>
      ) : (
        <Long is={rows.length > MOST_ROWS} label={t(chosenOnly ? 'chosenSites' : 'sites')}>
          <table>
            <Head columns={[t('site'), t('shows')]} last={t('remove')} />
            <tbody>
              {rows.map(([site, shows]) => (
                <tr key={site}>
                  <td>{site}</td>
                  <td>{shows}</td>
                  <RowAct label={t('removeSite', site)} text={t('remove')} press={() => act.removeSite(site)} />
                </tr>
              ))}
            </tbody>
          </table>
        </Long>
      )}
      <AddSite chosen={chosenOnly} onAdd={act.addSite} />
    </Part>
  );
}

/** A long list scrolls in itself; what scrolls must be reachable by keyboard. */
function Long({ is, label, children }: { is: boolean; label: string; children: ComponentChildren }) {
  if (!is) return <>{children}</>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="long" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

function AddSite({ chosen, onAdd }: { chosen: boolean; onAdd: (site: string) => void }) {
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);
  const add = (event: Event) => {
    event.preventDefault();
    const site = siteFromText(text);
    setBad(site === null);
    if (site === null) return;
    onAdd(site);
    setText('');
  };
  return (
    <form class="add" onSubmit={add} noValidate>
      <input
        class="field"
        type="text"
        inputMode="url"
        autoComplete="off"
        spellcheck={false}
        aria-label={t(chosen ? 'chooseSiteLabel' : 'addSiteLabel')}
        aria-invalid={bad}
        aria-describedby="add-site-bad"
        placeholder={t('addSiteHint')}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="btn">
        {t(chosen ? 'chooseSite' : 'addSite')}
      </button>
      <p id="add-site-bad" class="bad" role="status">
        {bad ? t('addSiteBad') : ''}
      </p>
    </form>
  );
}

/** People type a host or paste an address. */
export function siteFromText(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return null;
  return siteOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
}
