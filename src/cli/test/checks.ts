/** Runs one check, shows what it says, and counts what it found. A check that cannot be counted has failed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../browsers/build';

export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  /** What the numbers do not say. */
  remark?: string;
}

const once = (name: string, right: boolean, remark?: string): Outcome => ({
  name,
  passed: right ? 1 : 0,
  failed: right ? 0 : 1,
  ...(remark === undefined ? {} : { remark }),
});

function command(program: string, args: string[], env: Record<string, string> = {}): boolean {
  const run = spawnSync(program, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (run.error) console.error(run.error.message);
  return run.status === 0;
}

export function title(name: string): void {
  console.log(`\n=== ${name}`);
}

/** A check that is right when its command ends well. */
export function check(name: string, program: string, args: string[]): Outcome {
  title(name);
  return once(name, command(program, args));
}

/** A check in this process: right when it does not throw. */
export function step(name: string, work: () => unknown): Outcome {
  title(name);
  try {
    work();
    return once(name, true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return once(name, false);
  }
}

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numTotalTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** A Vitest project, test by test. Skipped tests count as failed: nothing is passed over in silence. */
export function vitest(project: string, env: Record<string, string> = {}): Outcome {
  const name = `vitest ${project}`;
  title(name);
  const file = join(ROOT, '.output/test', `${project}.json`);
  rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const right = command('npx', ['--no-install', 'vitest', 'run', '--project', project, ...reporters], env);
  let report: z.infer<typeof Report>;
  try {
    report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return once(name, false, 'Vitest left no report.');
  }
  const { numPassedTests: passed, numFailedTests, numTotalTests } = report;
  const skipped = numTotalTests - passed - numFailedTests;
  // A file that does not even load has no tests to count.
  const broken = report.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length;
  const failed = Math.max(numFailedTests + skipped + broken, right && passed > 0 ? 0 : 1);
  const remarks = [
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(broken > 0 ? [`${broken} files did not load`] : []),
    ...(numTotalTests === 0 ? ['no tests found'] : []),
  ];
  return { name, passed, failed, ...(remarks.length > 0 ? { remark: remarks.join(', ') } : {}) };
}
