import {BindingScope} from '@rondojs/context';
import {Handle} from '@rondojs/core';

import {RepositoryComponent} from './repository-component.js';

import type {Application} from '@rondojs/core';
import type {Constructor} from '@rondojs/context';
import type {DataSource} from './data-source.js';

/** What {@link RepositoryMixin} adds to an application. */
export interface RepositoryApplication {
  /**
   * Adds a database, under `dataSources.NAME`; the one without a name takes the place of the embedded one.
   *
   * @example
   * app.dataSource(PostgresDataSource);
   * app.dataSource(new PostgresDataSource({url: reportsUrl}), 'reports');
   */
  dataSource(source: Constructor<DataSource> | DataSource, name?: string): this;

  /** Adds a class that others have injected, under `repositories.NAME`. It is made once. */
  repository<R extends object>(type: Constructor<R>, name?: string): Handle<R>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the compiler wants this type of a mixin's arguments
type AnyApplication = new (...args: any[]) => Application<any>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
type WithRepository = new (...args: any[]) => RepositoryApplication;

/**
 * Gives a class of applications a database and repositories.
 *
 * @example
 * class TodoApplication extends RepositoryMixin(RestApplication) {}
 */
export function RepositoryMixin<A extends AnyApplication>(Base: A): A & WithRepository {
  class WithRepositories extends Base implements RepositoryApplication {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
    constructor(...args: any[]) {
      super(...(args as unknown[]));
      this.component(RepositoryComponent);
    }

    dataSource(source: Constructor<DataSource> | DataSource, name = 'default'): this {
      const binding = this.bind<DataSource>(`dataSources.${name}`);
      if (typeof source === 'function') binding.toClass(source).inScope(BindingScope.SINGLETON);
      else binding.to(source);
      return this;
    }

    repository<R extends object>(type: Constructor<R>, name: string = type.name): Handle<R> {
      const binding = this.bind<R>(`repositories.${name}`).toClass(type).inScope(BindingScope.SINGLETON).tag('repository');
      return new Handle(this, binding);
    }
  }
  return WithRepositories;
}
