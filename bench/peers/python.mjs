// Python peers, in an environment of their own under target/; made when it is missing.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A function that runs a script of this folder with one pinned package and answers its JSON. */
export function python(requirement, script) {
  const root = new URL('../..', import.meta.url).pathname;
  const folder = join(root, 'target', 'peers', requirement.replace('==', '-'));
  const program = join(folder, 'bin', 'python');
  if (!existsSync(join(folder, 'ready'))) {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
    execFileSync(program, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', requirement], { stdio: 'inherit' });
    execFileSync('touch', [join(folder, 'ready')]);
  }
  return (...words) => JSON.parse(execFileSync(program, [join(root, 'bench', 'peers', script), ...words], { encoding: 'utf8' }));
}
