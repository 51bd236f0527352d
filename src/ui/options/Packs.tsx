/** The packs that are here, and the way for others to come. */
import { useRef } from 'preact/hooks';
import type { PackSummary } from '../../claims/store-types';
import { formatDay, plural, t } from '../i18n';
import { Sure } from '../shared/Sure';
import { Switch } from '../shared/Switch';
import type { OptionsActions, Report } from './data';
import { FileReport } from './FileReport';
import { Part } from './Part';

interface Props {
  packs: readonly PackSummary[];
  report: Report | null;
  /** Without the claims store packs can be looked at only. */
  fixed: boolean;
  act: OptionsActions;
}

export function Packs({ packs, report, fixed, act }: Props) {
  return (
    <>
      <Part title={t('packs')} small={t('packsSay')}>
        {packs.map((pack) => (
          <PackCard key={pack.id} pack={pack} fixed={fixed} act={act} />
        ))}
      </Part>
      <Part title={t('addPack')} small={t('addPackSay')}>
        <div class="acts b">
          {fixed ? null : <FileButton main label={t('importFile')} onFile={(file) => act.readFile(file, 'import')} />}
          <FileButton label={t('checkFile')} onFile={(file) => act.readFile(file, 'check')} />
        </div>
        <div role="status">{report === null ? null : <FileReport report={report} />}</div>
      </Part>
    </>
  );
}

function PackCard({ pack, fixed, act }: { pack: PackSummary; fixed: boolean; act: OptionsActions }) {
  const { id, version, title } = pack;
  return (
    <article class="pack">
      <div class="pack-in">
        <div class="head">
          <div>
            <h3>{title}</h3>
            <p class="id">
              {pack.origin === 'bundled'
                ? t('bundledIn', id, version)
                : t('importedOn', id, version, formatDay(pack.storedAt))}
            </p>
          </div>
          {fixed ? null : (
            <Switch on={pack.enabled} label={t('usePack', title)} onChange={(on) => act.usePack(id, on)} />
          )}
        </div>
        <dl>
          <dt>{t('asOf')}</dt>
          <dd>{formatDay(pack.asOf)}</dd>
          <dt>{t('holds')}</dt>
          <dd class="num">{countsText(pack)}</dd>
          <dt>{t('covers')}</dt>
          <dd>{pack.description}</dd>
        </dl>
      </div>
      <div class="acts">
        <button type="button" class="act" aria-label={t('exportPack', title)} onClick={() => act.exportPack(id)}>
          {t('export')}
        </button>
        {pack.origin === 'imported' && !fixed ? (
          <Sure word={t('remove')} label={t('removePack', title)} look="act" onSure={() => act.removePack(id)} />
        ) : null}
      </div>
    </article>
  );
}

/** "36 claims, 382 events, 535 sources" */
export function countsText({ claims, events, sources }: Pick<PackSummary, 'claims' | 'events' | 'sources'>): string {
  return t('holdsCounts', plural('nClaims', claims), plural('nEvents', events), plural('nSources', sources));
}

function FileButton({ label, main, onFile }: { label: string; main?: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={main ? 'btn btn-main' : 'btn'} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={label}
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) onFile(file);
          // The same file chosen again, mended meanwhile, must be read again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
