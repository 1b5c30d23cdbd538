import {describe, expect, it} from '@jest/globals';

import {MemoryTodoStore} from '../../src/memory-todo-store.js';

describe('MemoryTodoStore', () => {
  it('is empty at first', async () => {
    const store = new MemoryTodoStore();

    expect(await store.list(0, 10)).toEqual({items: [], total: 0});
  });

  it('gives each todo an id of its own', async () => {
    const store = new MemoryTodoStore();

    const first = await store.add({title: 'One', done: false});
    const second = await store.add({title: 'Two', done: true, notes: 'Later'});

    expect(first).toEqual({id: 1, title: 'One', done: false});
    expect(second).toEqual({id: 2, title: 'Two', done: true, notes: 'Later'});
  });

  it('lists a part in the order of adding, and counts the whole', async () => {
    const store = await givenStoreWith('One', 'Two', 'Three', 'Four');

    const {items, total} = await store.list(1, 2);

    expect(items.map(({title}) => title)).toEqual(['Two', 'Three']);
    expect(total).toBe(4);
  });

  it('lists nothing behind the end', async () => {
    const store = await givenStoreWith('One');

    expect(await store.list(5, 2)).toEqual({items: [], total: 1});
  });

  it('replaces all of a todo but its id and its place', async () => {
    const store = await givenStoreWith('One', 'Two');

    const replaced = await store.replace(1, {title: 'First', done: true});

    expect(replaced).toEqual({id: 1, title: 'First', done: true});
    expect(await store.find(1)).toEqual(replaced);
    expect((await store.list(0, 1)).items).toEqual([replaced]);
  });

  it('removes a todo once, and does not give its id again', async () => {
    const store = await givenStoreWith('One');

    const removed = [await store.remove(1), await store.remove(1)];
    const {id} = await store.add({title: 'Two', done: false});

    expect(removed).toEqual([true, false]);
    expect(id).toBe(2);
  });

  it('tells by undefined that there is no such todo', async () => {
    const store = new MemoryTodoStore();

    expect(await store.find(7)).toBeUndefined();
    expect(await store.replace(7, {title: 'Seven', done: false})).toBeUndefined();
    expect((await store.list(0, 1)).total).toBe(0);
  });
});

async function givenStoreWith(...titles: readonly string[]): Promise<MemoryTodoStore> {
  const store = new MemoryTodoStore();
  for (const title of titles) await store.add({title, done: false});
  return store;
}
