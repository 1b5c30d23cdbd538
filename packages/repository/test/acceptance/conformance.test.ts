import {setTimeout as sleep} from 'node:timers/promises';

import {afterAll, beforeAll, beforeEach, describe, expect, it as whereInstalled} from '@jest/globals';

import {
  CheckViolationError,
  CrudRepository,
  EntityNotFoundError,
  InvalidFilterError,
  InvalidValueError,
  MissingReferenceError,
  MissingValueError,
  RepositoryConfigError,
  SerializationError,
  StaleVersionError,
  StillReferencedError,
  TransactionEndedError,
  UniqueViolationError,
} from '@rondojs/repository';

import {ENGINES} from '../engines.js';
import {authors, counters, todos, visits} from '../tables.js';

import type {Engine} from '../engines.js';

/** One suite for both engines. PostgreSQL is skipped, by name, where its Debian packages are not installed. */
describe.each(ENGINES)('a repository on %s', (_, isInstalled, givenEngine) => {
  const it = isInstalled ? whereInstalled : whereInstalled.skip;

  let engine: Engine | undefined;
  let todoRepository: CrudRepository<typeof todos>;
  let authorRepository: CrudRepository<typeof authors>;
  let counterRepository: CrudRepository<typeof counters>;

  beforeAll(async () => {
    if (!isInstalled) return;
    engine = await givenEngine();
    todoRepository = new CrudRepository(todos, engine.source);
    authorRepository = new CrudRepository(authors, engine.source);
    counterRepository = new CrudRepository(counters, engine.source);
  }, 120_000);

  afterAll(() => engine?.close(), 60_000);

  beforeEach(async () => {
    if (!isInstalled) return;
    await todoRepository.deleteAll({});
    await authorRepository.deleteAll({});
    await counterRepository.deleteAll({});
  }, 60_000);

  describe('with one row', () => {
    it('creates it with what the table gives', async () => {
      const todo = await todoRepository.create({title: 'Learn', size: 2n ** 60n});

      expect(todo).toEqual({
        id: expect.any(Number),
        title: 'Learn',
        done: false,
        rank: null,
        weight: null,
        notes: null,
        size: 2n ** 60n,
        due: null,
        authorId: null,
        createdAt: expect.any(Date),
      });
      expect(await todoRepository.findById(todo.id)).toEqual(todo);
    });

    it('finds chosen fields of it', async () => {
      const {id} = await todoRepository.create({title: 'Learn'});

      const todo = await todoRepository.findById(id, {fields: ['title', 'done']});

      expect(todo).toEqual({title: 'Learn', done: false});
    });

    it('changes what is given, and nothing else', async () => {
      const {id} = await todoRepository.create({title: 'Learn', notes: 'now'});

      const changed = await todoRepository.updateById(id, {done: true, id: 99});

      expect(changed).toMatchObject({id, title: 'Learn', notes: 'now', done: true});
    });

    it('takes a change of nothing', async () => {
      const {id} = await todoRepository.create({title: 'Learn'});

      expect(await todoRepository.updateById(id, {})).toMatchObject({id, title: 'Learn'});
    });

    it('replaces all of it', async () => {
      const {id} = await todoRepository.create({title: 'Learn', notes: 'now', done: true});

      const replaced = await todoRepository.replaceById(id, {title: 'Play'});

      expect(replaced).toMatchObject({id, title: 'Play', notes: null, done: false});
    });

    it('deletes it', async () => {
      const {id} = await todoRepository.create({title: 'Learn'});

      await todoRepository.deleteById(id);

      expect(await todoRepository.exists(id)).toBe(false);
    });

    it.each([
      ['findById', () => todoRepository.findById(7)],
      ['updateById', () => todoRepository.updateById(7, {done: true})],
      ['replaceById', () => todoRepository.replaceById(7, {title: 'x'})],
      ['deleteById', () => todoRepository.deleteById(7)],
    ])('says of %s that there is none', async (_, call) => {
      await expect(call()).rejects.toThrow(EntityNotFoundError);
      await expect(call()).rejects.toMatchObject({status: 404, message: 'There is no 7 in todos.'});
    });
  });

  describe('with many rows', () => {
    it('creates all of them or none', async () => {
      await todoRepository.createAll([{title: 'a'}, {title: 'b'}]);
      const refused = todoRepository.createAll([{title: 'c'}, {title: 'd', rank: -1}]);

      await expect(refused).rejects.toThrow(CheckViolationError);
      expect(await todoRepository.count()).toBe(2);
    });

    it('creates more than one statement takes, and still all or none', async () => {
      const rows = Array.from({length: 6_600}, (_row, n) => ({title: `t${n}`}));

      const refused = todoRepository.createAll([...rows.slice(1), {title: 'last', rank: -1}]);

      await expect(refused).rejects.toThrow(CheckViolationError);
      expect(await todoRepository.count()).toBe(0);
      expect(await todoRepository.createAll(rows)).toHaveLength(6_600);
      expect(await todoRepository.count({title: {like: 't%'}})).toBe(6_600);
    }, 60_000);

    it('changes, counts and deletes those that a condition has', async () => {
      await todoRepository.createAll([{title: 'a', rank: 1}, {title: 'b', rank: 2}, {title: 'c', rank: 3}]);

      const changed = await todoRepository.updateAll({done: true}, {rank: {gte: 2}});
      const deleted = await todoRepository.deleteAll({title: 'c'});

      expect([changed, deleted]).toEqual([2, 1]);
      expect(await todoRepository.count({done: true})).toBe(1);
      expect(await todoRepository.findOne({where: {done: true}})).toMatchObject({title: 'b'});
      expect(await todoRepository.findOne({where: {title: 'c'}})).toBeUndefined();
    });

    it('deletes nothing for an empty or', async () => {
      await todoRepository.create({title: 'a'});

      expect(await todoRepository.deleteAll({or: []})).toBe(0);
    });

    it.each([
      ['an up', ['rank']],
      ['a down', ['-rank']],
      ['a mixed', ['done', '-rank']],
      ['a time', ['createdAt']],
      ['a time down', ['-due', 'rank']],
    ] as const)('pages through %s order by cursor, each row once', async (_, order) => {
      // Times of one statement are equal, and some ranks and dues are null.
      await todoRepository.createAll(Array.from({length: 23}, (__, n) => rowNumber(n)));

      const titles: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await todoRepository.page({order: [...order], limit: 5, ...(cursor && {cursor})});
        titles.push(...page.items.map(({title}) => title));
        cursor = page.next;
      } while (cursor);

      const all = await todoRepository.find({order: [...order]});
      expect(titles).toEqual(all.map(({title}) => title));
      expect(titles).toHaveLength(23);
    });

    it.each([['made up'], [Buffer.from('["rank,id",null]').toString('base64url')], [Buffer.from('["rank,id","x","y"]').toString('base64url')]])(
      'refuses the cursor %s',
      async cursor => {
        await expect(todoRepository.page({order: ['rank'], cursor})).rejects.toThrow(InvalidFilterError);
      },
    );
  });

  describe('when the database refuses', () => {
    it('says that there is one already', async () => {
      await authorRepository.create({name: 'Ada'});

      const second = authorRepository.create({name: 'Ada'});

      await expect(second).rejects.toThrow(UniqueViolationError);
      await expect(second).rejects.toMatchObject({status: 409, message: expect.not.stringContaining('Ada')});
    });

    it('says that what is referred to is not there', async () => {
      await expect(todoRepository.create({title: 'a', authorId: 12})).rejects.toThrow(MissingReferenceError);
    });

    it('says that others refer to it', async () => {
      const {id} = await authorRepository.create({name: 'Ada'});
      await todoRepository.create({title: 'a', authorId: id});

      await expect(authorRepository.deleteById(id)).rejects.toThrow(StillReferencedError);
    });

    it.each([
      ['a broken check', {title: 'a', rank: -1}, CheckViolationError],
      ['a missing value', {title: null} as never, MissingValueError],
      ['a text that is too long', {title: 'a'.repeat(101)}, InvalidValueError],
      ['a number that is too large', {title: 'a', rank: 2 ** 40}, InvalidValueError],
      ['a text with a zero byte', {title: 'a\0b'}, InvalidValueError],
    ])('says so of %s', async (_, data, error) => {
      const refused = todoRepository.create(data);

      await expect(refused).rejects.toThrow(error);
      await expect(refused).rejects.toMatchObject({status: 422});
    });
  });

  describe('with a filter of a stranger', () => {
    it.each<[string, unknown]>([
      ['an unknown column', {where: {nobody: 1}}],
      ['a column of the prototype', {where: {constructor: 1}}],
      ['a piece of SQL for a name', {where: {'title" or 1=1 --': 1}}],
      ['an unknown comparison', {where: {title: {regex: '.*'}}}],
      ['an object for a value', {where: {title: {eq: {queryChunks: ['1=1']}}}}],
      ['a list for a value', {where: {title: ['a']}}],
      ['a value of another type', {where: {rank: '1 or 1=1'}}],
      ['no date', {where: {due: 'tomorrow'}}],
      ['no large number', {where: {size: '1e3'}}],
      ['a pattern for a number', {where: {rank: {like: '%'}}}],
      ['a group that is no list', {where: {or: {title: 'a'}}}],
      ['a where that is a text', {where: '1=1'}],
      ['an unknown order', {order: ['nobody']}],
      ['an order with SQL in it', {order: ['title; drop table todos']}],
      ['an unknown field', {fields: ['nobody']}],
      ['no field', {fields: []}],
      ['a limit below zero', {limit: -1}],
      ['a limit that is a text', {limit: '1; drop table todos'}],
      ['an offset that is no number', {offset: Number.NaN}],
    ])('refuses %s', async (_, filter) => {
      await todoRepository.create({title: 'a'});

      const refused = todoRepository.find(filter as never);

      await expect(refused).rejects.toThrow(InvalidFilterError);
      await expect(refused).rejects.toMatchObject({status: 400, errors: [{in: 'query', pointer: /^[/]filter/}]});
      expect(await todoRepository.count()).toBe(1);
    });

    it.each(["'; drop table todos; --", '$1', '%', '\\', '" or ""="'])('takes %s as the value that it is', async title => {
      await todoRepository.createAll([{title}, {title: 'other'}]);

      const found = await todoRepository.find({where: {title}});

      expect(found.map(todo => todo.title)).toEqual([title]);
    });
  });

  describe('in a transaction', () => {
    it('does all or nothing', async () => {
      const failed = todoRepository.transaction(async () => {
        await todoRepository.create({title: 'a'});
        await authorRepository.create({name: 'Ada'});
        throw new Error('ECONNREFUSED is what my own service said');
      });

      await expect(failed).rejects.toThrow(/^ECONNREFUSED is what my own service said$/);
      expect(await todoRepository.count()).toBe(0);
      expect(await authorRepository.count()).toBe(0);
    });

    it('undoes what is nested alone, when it fails alone', async () => {
      await todoRepository.transaction(async () => {
        await todoRepository.create({title: 'kept'});
        const inner = todoRepository.transaction(async () => {
          await todoRepository.create({title: 'undone'});
          await todoRepository.create({title: 'refused', rank: -1});
        });
        await expect(inner).rejects.toThrow(CheckViolationError);
        await todoRepository.create({title: 'kept too'});
      });

      const found = await todoRepository.find({order: ['id']});
      expect(found.map(({title}) => title)).toEqual(['kept', 'kept too']);
    });

    it('keeps nested ones that are begun at the same time apart', async () => {
      await todoRepository.transaction(async () => {
        const works = Array.from({length: 10}, (_, n) =>
          todoRepository.transaction(async () => {
            await todoRepository.create({title: `t${n}`});
            if (n % 2) throw new Error('odd');
          }),
        );
        await Promise.allSettled(works);
      });

      const found = await todoRepository.find({order: ['title']});
      expect(found.map(({title}) => title)).toEqual(['t0', 't2', 't4', 't6', 't8']);
    });

    it('refuses work that is done after its end', async () => {
      let late: () => Promise<unknown> = async () => undefined;
      await todoRepository.transaction(async () => {
        // Bound to where it was made, as a promise that nobody has waited for is.
        const {AsyncResource} = await import('node:async_hooks');
        late = AsyncResource.bind(() => todoRepository.create({title: 'late'}));
      });

      await expect(late()).rejects.toThrow(TransactionEndedError);
      expect(await todoRepository.count()).toBe(0);
    });

    it('does the work again when another transaction stood in the way', async () => {
      let tries = 0;
      const work = async () => {
        tries += 1;
        await todoRepository.create({title: `try ${tries}`});
        if (tries < 3) throw new SerializationError('in the way');
      };

      await todoRepository.transaction(work);

      const found = await todoRepository.find();
      expect(found.map(({title}) => title)).toEqual(['try 3']);
    });

    it('gives up after as many tries as it may have', async () => {
      let tries = 0;
      const work = async () => {
        tries += 1;
        throw new SerializationError('in the way');
      };

      await expect(todoRepository.transaction(work, {retries: 2})).rejects.toMatchObject({
        status: 503,
        headers: {'retry-after': '1'},
      });
      expect(tries).toBe(3);
    });
  });

  describe('with versions', () => {
    it('refuses a change of what has changed since', async () => {
      await counterRepository.create({id: 'a'});
      const {version} = await counterRepository.updateById('a', {value: 1}, {version: 1});

      const stale = counterRepository.updateById('a', {value: 2}, {version: 1});

      expect(version).toBe(2);
      await expect(stale).rejects.toThrow(StaleVersionError);
      await expect(counterRepository.deleteById('a', {version: 1})).rejects.toThrow(StaleVersionError);
      await expect(counterRepository.updateById('b', {value: 2}, {version: 1})).rejects.toThrow(EntityNotFoundError);
      expect(await counterRepository.findById('a')).toMatchObject({value: 1, version: 2});
    });

    it('does not let a caller set them', async () => {
      await counterRepository.create({id: 'a'});

      expect(await counterRepository.updateById('a', {version: 50, value: 3})).toMatchObject({version: 2});
    });
  });

  describe('with a key of several columns', () => {
    const key = {guest: 7, day: new Date(Date.UTC(2030, 0, 1))};
    let visitRepository: CrudRepository<typeof visits, {guest: number; day: Date}>;

    beforeEach(async () => {
      if (!engine) return;
      visitRepository = new CrudRepository(visits, engine.source);
      await visitRepository.deleteAll({});
    });

    it('finds, changes, replaces and deletes the row that has all of it', async () => {
      await visitRepository.createAll([{...key, note: 'first'}, {...key, guest: 8, note: 'other'}]);

      const changed = await visitRepository.updateById(key, {note: 'changed', guest: 99}, {version: 1});
      const replaced = await visitRepository.replaceById(key, {...key});
      const found = [await visitRepository.findById(key), await visitRepository.exists({...key, guest: 9})];
      await visitRepository.deleteById(key, {version: 3});

      expect(changed).toEqual({...key, note: 'changed', version: 2});
      expect(replaced).toEqual({...key, note: null, version: 3});
      expect(found).toEqual([replaced, false]);
      expect(await visitRepository.find()).toMatchObject([{guest: 8, note: 'other'}]);
    });

    it('says of which row there is none, is another already, or is another version', async () => {
      const missing = visitRepository.findById({...key, guest: 9});
      await visitRepository.create(key);

      await expect(missing).rejects.toThrow(/^There is no guest 9, day .+ in visits\.$/);
      await expect(visitRepository.create(key)).rejects.toThrow(UniqueViolationError);
      await expect(visitRepository.updateById(key, {note: 'x'}, {version: 4})).rejects.toThrow(StaleVersionError);
    });

    it('refuses a part of a key', async () => {
      const part = visitRepository.deleteById({guest: 7} as never);

      await expect(part).rejects.toThrow(RepositoryConfigError);
      await expect(part).rejects.toThrow('A key of visits is an object of guest, day; it has no day.');
    });

    it.each([['no', []], ['an', ['note']], ['its own', ['-day']]] as const)('pages through %s order, each row once', async (_, order) => {
      const rows = Array.from({length: 17}, (__, n) => ({guest: n % 5, day: new Date(Date.UTC(2030, 0, 1 + n)), note: `${n % 2}`}));
      await visitRepository.createAll(rows);

      const days: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await visitRepository.page({order: [...order], limit: 4, ...(cursor && {cursor})});
        days.push(...page.items.map(({day}) => day.getTime()));
        cursor = page.next;
      } while (cursor);

      const all = await visitRepository.find({order: [...order]});
      expect(days).toEqual(all.map(({day}) => day.getTime()));
      expect(new Set(days).size).toBe(17);
    });
  });

  describe('with a hundred writers', () => {
    it.each([
      ['versions', () => addByVersion()],
      ['locks', () => addByLock()],
      ['serializable transactions', () => addBySerializable()],
    ])('loses no update by %s, and no connection', async (_, add) => {
      await counterRepository.create({id: 'a'});

      await Promise.all(Array.from({length: 100}, add));

      expect(await counterRepository.findById('a')).toMatchObject({value: 100});
      expectNoLeak();
    }, 60_000);
  });

  async function addByVersion(): Promise<void> {
    const {value, version} = await counterRepository.findById('a');
    try {
      await counterRepository.updateById('a', {value: value + 1}, {version});
    } catch (error) {
      if (!(error instanceof StaleVersionError)) throw error;
      // Most of the others are done by then.
      await sleep(Math.random() * 200);
      return addByVersion();
    }
  }

  function addByLock(): Promise<void> {
    return counterRepository.transaction(async () => {
      const {value} = await counterRepository.findById('a', {lock: 'update'});
      await counterRepository.updateById('a', {value: value + 1});
    });
  }

  function addBySerializable(): Promise<void> {
    const work = async () => {
      const {value} = await counterRepository.findById('a');
      await counterRepository.updateById('a', {value: value + 1});
    };
    return counterRepository.transaction(work, {isolation: 'serializable', retries: 200});
  }

  function expectNoLeak(): void {
    const source = engine?.source ?? {};
    if (!('connections' in source)) return;
    const {total, idle, waiting} = source.connections as {total: number; idle: number; waiting: number};
    expect({idle, waiting}).toEqual({idle: total, waiting: 0});
    expect(total).toBeLessThanOrEqual(10);
  }
});

function rowNumber(n: number) {
  return {
    title: `t${n}`,
    done: n % 3 === 0,
    rank: n % 4 === 0 ? null : (n % 5) + 1,
    due: n % 2 ? null : new Date(Date.UTC(2030, 1, 1 + (n % 3))),
  };
}
