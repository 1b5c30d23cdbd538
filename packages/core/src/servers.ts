import {BindingKey, nearest} from '@rondojs/context';

import {SERVER_TAG} from './server.js';
import {ServerNotFoundError} from './errors.js';
import {classOf} from './unique-bindings.js';

import type {Binding, Constructor, Context} from '@rondojs/context';
import type {Server} from './server.js';

const NAMESPACE = 'servers.';

/** The servers of an application: by name, by class, and those that give way to others. */
export class Servers {
  /** Those that components have brought. */
  private readonly substitutes = new Set<Binding>();

  constructor(private readonly app: Context) {}

  /** The bindings of all servers, by their names. */
  get all(): ReadonlyMap<string, Binding> {
    return new Map(this.app.findByTag(SERVER_TAG).map(binding => [nameOf(binding), binding]));
  }

  /**
   * The key of a server, by its name, or by its class where there is exactly one of it.
   *
   * @throws {ServerNotFoundError} with the names that there are, and the nearest
   */
  find<T extends Server>(wanted: Constructor<T> | string): BindingKey<T> {
    const fitting = [...this.all].filter(([name, binding]) =>
      typeof wanted === 'string' ? name === wanted : isOf(binding, wanted),
    );
    const [[, binding] = [], another] = fitting;
    if (binding && !another) return BindingKey.create<T>(binding.key);

    const names = [...this.all.keys()];
    const quoted = names.map(name => `"${name}"`);
    if (typeof wanted === 'string') throw new ServerNotFoundError(`named "${wanted}"`, quoted, meant(wanted, names));
    throw new ServerNotFoundError(`${another ? 'that alone is ' : ''}of class ${wanted.name}`, quoted);
  }

  /** Whether there is a server of a class, or of one that extends it. */
  has(type: Constructor): boolean {
    return [...this.all.values()].some(binding => isOf(binding, type));
  }

  /** A server that a component has brought gives way to the first one of its class that the application adds. */
  substitute(binding: Binding): void {
    this.substitutes.add(binding);
  }

  /** Makes place for a server; what somebody has got already stays, since it may have been told things. */
  makePlaceFor(added: Binding): void {
    for (const binding of this.substitutes) {
      const type = classOf(binding);
      if (binding === added || !type || !isOf(added, type)) continue;
      this.substitutes.delete(binding);
      if (!this.app.keeps(binding)) this.app.unbind(binding.key);
    }
  }
}

/** What a server is called: its key, without the namespace. */
export function nameOf({key}: Binding): string {
  return key.slice(NAMESPACE.length);
}

/** The name with few letters to change, or one that is a part of what was asked for. */
function meant(wanted: string, names: readonly string[]): string | undefined {
  return nearest(wanted, names) ?? names.find(name => wanted.includes(name) || name.includes(wanted));
}

function isOf(binding: Binding, type: Constructor): boolean {
  const own = classOf(binding);
  return own === type || own?.prototype instanceof type;
}
