import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const SCRIPT = fileURLToPath(new URL('../scripts/copy-swagger-ui.js', import.meta.url));

/** Gathers the files of the page, as the build does: these tests need none. */
export function givenAssets(): void {
  execFileSync(process.execPath, [SCRIPT]);
}
