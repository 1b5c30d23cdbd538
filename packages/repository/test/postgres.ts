import {execFileSync, spawn} from 'node:child_process';
import {chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import type {AddressInfo} from 'node:net';

const DEBIAN = '/usr/lib/postgresql';

/** Where Debian's packages have put PostgreSQL; undefined where it is not installed. */
export const POSTGRES_FOLDER = findPostgres();

/**
 * A server of PostgreSQL on loopback, in a temporary folder.
 *
 * Nothing here blocks the process: what runs in it goes on while the server comes and goes.
 */
export class PostgresServer {
  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async create(): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'rondo-postgres-'));
    chmodSync(folder, 0o700);
    const owner = ownerOf();
    if (owner) chownSync(folder, owner.uid, owner.gid);
    const server = new PostgresServer(folder, await freePort());
    await server.command('initdb', ['-D', server.data, '-U', 'rondo', '--auth=trust', '--no-sync', '--locale=C', '-E', 'UTF8']);
    await server.start();
    return server;
  }

  get url(): string {
    return `postgres://rondo@127.0.0.1:${this.port}/postgres`;
  }

  async start(): Promise<void> {
    const options = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${this.folder} -c max_connections=40`;
    await this.command('pg_ctl', ['-D', this.data, '-o', options, '-l', join(this.folder, 'log'), '-t', '60', '-w', 'start']);
  }

  /** At once, as when the machine loses its power. */
  async kill(): Promise<void> {
    await this.command('pg_ctl', ['-D', this.data, '-m', 'immediate', '-w', 'stop']);
  }

  /** Also when it has been killed already. */
  async remove(): Promise<void> {
    await this.kill().catch(() => undefined);
    rmSync(this.folder, {recursive: true, force: true});
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  private command(name: string, args: readonly string[]): Promise<void> {
    const child = spawn(join(POSTGRES_FOLDER as string, name), args, {stdio: 'ignore', cwd: this.folder, ...ownerOf()});
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`${name} has ended with ${code}.`))));
    });
  }
}

/** It refuses to run as root; the user of its packages is made for it. */
function ownerOf(): {readonly uid: number; readonly gid: number} | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map(option => Number(execFileSync('id', [option, 'postgres'], {encoding: 'utf8'})));
  return {uid: uid as number, gid: gid as number};
}

function findPostgres(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  const folders = readdirSync(DEBIAN).map(version => join(DEBIAN, version, 'bin'));
  return folders.filter(folder => existsSync(join(folder, 'initdb'))).at(-1);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}
