/** What came of a pack's file: stored, whole, or the places to mend. */
import { plural, t } from '../i18n';
import type { Report } from './data';

export function FileReport({ report }: { report: Report }) {
  return (
    <div class="checked">
      <h3>{headline(report)}</h3>
      {report.kind === 'faults' ? (
        <ul>
          {report.issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path === '' ? t('wholeFile') : path}</code>
              <span>{message}</span>
            </li>
          ))}
          {report.more > 0 ? <li class="quiet">{plural('nMore', report.more)}</li> : null}
        </ul>
      ) : null}
    </div>
  );
}

function headline(report: Report): string {
  switch (report.kind) {
    case 'imported':
      return t('imported', report.title, report.version);
    case 'fine':
      return t('fileFine', report.file, report.counts);
    case 'unread':
      return t('fileUnread', report.file);
    case 'not-stored':
      return t('notStored', report.file, report.reason);
    case 'faults': {
      const count = report.issues.length + report.more;
      return plural(report.wanted === 'import' ? 'notImported' : 'fileFaults', count, report.file);
    }
  }
}
