/** web-ext's own look at the Firefox build. Only what a named dependency is known for is let through. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { builtFolder, ROOT } from '../browsers/build';

const Finding = z.object({
  _type: z.enum(['error', 'warning', 'notice']),
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  line: z.number().optional(),
});
const Report = z.object({ errors: z.array(Finding), warnings: z.array(Finding), notices: z.array(Finding) });
type Finding = z.infer<typeof Finding>;

/** Preact carries the path behind `dangerouslySetInnerHTML`, which nothing here uses: see `innerHtmlInSources`. */
const isPreacts = ({ code, message }: Finding) => code === 'UNSAFE_VAR_ASSIGNMENT' && /innerHTML/.test(message);

/** Source files of ours that ship and speak of innerHTML. */
function innerHtmlInSources(): string[] {
  return ['src', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|tsx|html)$/.test(file) && !file.startsWith('cli/'))
      .filter((file) => /\b(?:inner|outer)HTML\s*[=:]|insertAdjacentHTML|dangerouslySet/.test(readText(folder, file)))
      .map((file) => join(folder, file)),
  );
}

const readText = (folder: string, file: string) => readFileSync(join(ROOT, folder, file), 'utf8');

/** @throws Error when anything is found that is not known and named here. */
export function lintFirefoxBuild(): void {
  const args = ['--no-install', 'web-ext', 'lint', '-s', builtFolder('firefox'), '--output', 'json'];
  const run = spawnSync('npx', args, { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' });
  const json = run.stdout.slice(run.stdout.indexOf('{'));
  const report = Report.parse(JSON.parse(json));
  const findings = [...report.errors, ...report.warnings, ...report.notices];
  for (const f of findings) console.log(`${f._type}  ${f.code}  ${f.file ?? ''}:${f.line ?? ''}  ${f.message}`);
  const known = findings.filter(isPreacts).length;
  const own = innerHtmlInSources();
  console.log(`${findings.length} findings, ${known} of them Preact's innerHTML path.`);
  if (own.length > 0) throw new Error(`These files write markup: ${own.join(', ')}`);
  if (findings.length > known) throw new Error('web-ext lint found something of ours.');
}
