/** The popup's first words: what is the case on this page, and the one thing that can be done about it. */
import type { ComponentChildren } from 'preact';
import { formatDay, formatList, type Key, plural, pluralInWords, t } from '../i18n';
import type { PopupActions } from './actions';
import type { View } from './model';

interface Words {
  lead: string;
  say?: string;
  action?: { label: string; run: () => void };
  drawing?: ComponentChildren;
}

export function Say({ view, topics, act }: { view: View; topics: string[]; act: PopupActions }) {
  const { lead, say, action, drawing } = wordsFor(view, topics, act);
  return (
    <section class="say">
      {/* Said again when it changes while the popup is open; the list below is not read out with it. */}
      <div role="status">
        <h2 class="lead">{lead}</h2>
        {say === undefined ? null : <p>{say}</p>}
      </div>
      {drawing}
      {action === undefined ? null : (
        <button type="button" class="btn" onClick={action.run}>
          {action.label}
        </button>
      )}
    </section>
  );
}

const CLOSED: Record<'browser' | 'file' | 'pdf', [lead: Key, say: Key]> = {
  browser: ['browserPage', 'browserPageSay'],
  file: ['filePage', 'filePageSay'],
  pdf: ['pdfPage', 'pdfPageSay'],
};

function wordsFor(view: View, topics: string[], act: PopupActions): Words {
  const topic = formatList(topics);
  switch (view.kind) {
    case 'off':
      return { lead: t('allOff'), say: t('allOffSay') };
    case 'closed':
      return { lead: t(CLOSED[view.why][0]), say: t(CLOSED[view.why][1]) };
    case 'no-access': {
      const action = { label: t('allow'), run: act.allow };
      if (view.site !== null) return { lead: t('noAccessSite', view.site), say: t('noAccessSiteSay'), action };
      return { lead: t('noAccess'), say: t('noAccessSay'), action };
    }
    case 'not-chosen':
      return {
        lead: t('notChosen'),
        say: t('notChosenSay', view.site),
        action: { label: t('readSite'), run: () => act.switchSite(true) },
      };
    case 'site-off':
      return { lead: t('siteOff', view.site), say: t('siteOffSay') };
    case 'asking':
      return { lead: t('asking') };
    case 'unreachable':
      return { lead: t('unreachable'), say: t('unreachableSay'), action: { label: t('readPage'), run: act.readPage } };
    case 'no-packs':
      return { lead: t('noPacksLead'), say: t('noPacks') };
    case 'reading':
      return { lead: t('reading'), say: t('readingSay'), drawing: <Progress /> };
    case 'off-topic':
      return { lead: t('offTopic'), ...(topic === '' ? {} : { say: t('offTopicSay', topic) }) };
    case 'unreadable':
      return { lead: t('unreadable'), say: t('unreadableSay') };
    case 'none':
      if (view.held > 0) return { lead: t('noneAtLevel'), say: plural('heldBack', view.held) };
      return { lead: t('none'), say: topic === '' ? t('noNoteNotChecked') : t('noneSay', topic) };
    case 'notes':
      return { lead: pluralInWords('notesOn', view.notes.length), say: articleLine(view) };
    case 'gave-up':
      return { lead: t('gaveUp'), say: view.notice ?? t('gaveUpSay') };
  }
}

function articleLine({ notes, published, held, more }: Extract<View, { kind: 'notes' }>): string {
  const overtaken = notes.filter((note) => note.overtaken).length;
  const dated = published === null ? t('articleUndated') : t('articleOf', formatDay(published));
  const parts = [dated];
  if (overtaken > 0) parts.push(pluralInWords('overtakenSince', overtaken));
  if (held > 0) parts.push(plural('heldBack', held));
  if (more > 0) parts.push(plural('moreThanMarked', more));
  return parts.join(' ');
}

/** A thread with two beads, running. */
function Progress() {
  return (
    <svg class="progress" viewBox="0 0 328 14" aria-hidden="true" focusable="false">
      <path d="M0 7h328" stroke="var(--ct-rule-strong)" />
      <g class="run">
        <path d="M8 7h132" stroke="var(--ct-accent)" stroke-width="2" />
        <circle cx="8" cy="7" r="4" fill="var(--ct-paper)" stroke="var(--ct-accent)" stroke-width="2" />
        <circle cx="140" cy="7" r="5" fill="var(--ct-accent)" />
      </g>
    </svg>
  );
}
