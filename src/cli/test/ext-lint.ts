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

interface Known {
  whose: string;
  code: string;
  message: RegExp;
  /** What a file of ours would have to contain for the finding to be ours. */
  ours: RegExp;
}

/** Warnings about code of dependencies that never runs here. Each is listed in the README. */
const KNOWN: readonly Known[] = [
  {
    whose: 'Preact, behind dangerouslySetInnerHTML',
    code: 'UNSAFE_VAR_ASSIGNMENT',
    message: /innerHTML/,
    ours: /\b(?:inner|outer)HTML\s*=|insertAdjacentHTML|dangerouslySet/,
  },
  {
    whose: 'zod, which asks whether it may compile; it is told not to',
    code: 'DANGEROUS_EVAL',
    message: /Function constructor/,
    ours: /\bnew Function\s*\(|\beval\s*\(/,
  },
];

const knownOf = ({ code, message }: Finding) => KNOWN.find((k) => k.code === code && k.message.test(message));

/** Source files of ours that ship and would raise a finding that is let through for others. */
function ownOffenders(): string[] {
  return ['src', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|tsx|html)$/.test(file) && !file.startsWith('cli/'))
      .filter((file) => KNOWN.some(({ ours }) => ours.test(readText(folder, file))))
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
  for (const finding of findings) {
    const { _type, code, file, line, message } = finding;
    const known = knownOf(finding);
    console.log(`${_type}  ${code}  ${file ?? ''}:${line ?? ''}  ${message}${known ? ` [${known.whose}]` : ''}`);
  }
  const own = ownOffenders();
  if (own.length > 0) throw new Error(`These files do what is let through for dependencies only: ${own.join(', ')}`);
  const left = findings.filter((finding) => knownOf(finding) === undefined).length;
  if (left > 0) throw new Error(`web-ext lint found ${left} things of ours.`);
  console.log(findings.length === 0 ? 'Nothing found.' : 'Nothing of ours.');
}
