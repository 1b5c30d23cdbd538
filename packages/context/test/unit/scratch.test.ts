import {describe, expect, it} from '@jest/globals';
import {Context, BindingScope, bind, inject, BindingKey} from '@rondojs/context';
const t = (n: string, f: () => unknown) => it(n, async () => { await f(); });
describe('scratch', () => {
  t('circle text', () => {
    class X { constructor(@inject('y') readonly y: unknown) {} }
    class Y { constructor(@inject('x') readonly x: unknown) {} }
    const c = new Context('app'); c.bind('x').toClass(X); c.bind('y').toClass(Y);
    let m = ''; try { c.getSync('x'); } catch (e) { m = (e as Error).message; }
    expect(m).toContain('x --> @X.constructor[0] --> y --> @Y.constructor[0] --> x. ');
  });
  t('alias circle', () => {
    const c = new Context('app'); c.bind('a').toAlias('b'); c.bind('b').toAlias('a');
    expect(() => c.getSync('a')).toThrow('Circular');
  });
  t('alias optional', () => {
    const c = new Context('app'); c.bind('a').toAlias('b');
    expect(c.getSync('a', {optional: true})).toBe(undefined);
  });
  t('alias optional injected', () => {
    class X { constructor(@inject('a', {optional: true}) readonly y: unknown = 5) {} }
    const c = new Context('app'); c.bind('a').toAlias('b'); c.bind('x').toClass(X);
    expect((c.getSync('x') as X).y).toBe(5);
  });
  t('stale middle', () => {
    class X { constructor(@inject('k') readonly k: unknown) {} }
    const root = new Context('root'); const app = new Context(root, 'app'); const s = new Context(app, 's');
    root.bind('k').to(1); app.bind('k').to(2); s.bind('x').toClass(X);
    expect((s.getSync('x') as X).k).toBe(2);
    app.unbind('k');
    expect((s.getSync('x') as X).k).toBe(1);
  });
  t('const scope server', () => {
    const c = new Context('app'); c.bind('a').to(1).inScope(BindingScope.SERVER);
    expect(() => c.getSync('a')).toThrow('scope');
  });
  t('same named subclass overrides 2', () => {
    const A = (() => { class P { @inject('a') a: unknown; @inject('b') b: unknown; } return P; })();
    const f = () => { class P extends A { @inject('c') override a: unknown; @inject('d') override b: unknown; } return P; };
    f();
  });
  t('comment constructor', () => {
    class A { constructor(@inject('k') readonly k: unknown) {} }
    class B extends A { /** calls its constructor (later). */ m() { return 1; } }
    const c = new Context('app'); c.bind('k').to(1); c.bind('b').toClass(B);
    expect((c.getSync('b') as B).k).toBe(1);
  });
  t('super(...arguments)', () => {
    class A { constructor(@inject('k') readonly k: unknown) {} }
    class B extends A { x: number; constructor(...args: unknown[]) { super(...args as [unknown]); this.x = 1; } }
    const c = new Context('app'); c.bind('k').to(1); c.bind('b').toClass(B);
    expect((c.getSync('b') as B).k).toBe(1);
  });
  t('thenable', () => {
    expect(() => bind('x').to({then: () => {}} as never)).toThrow('Promise instances');
  });
  t('findByTag proto', () => { const c = new Context('app'); c.bind('a').to(1); expect(c.findByTag('toString')).toEqual([]); });
  t('id collide', () => {
    class A { constructor(@inject.context() readonly c: unknown, @inject('@context') readonly k: unknown) {} }
    const c = new Context('app'); c.bind('@context').to(1); c.bind('b').toClass(A);
    expect((c.getSync('b') as A).k).toBe(1);
  });
  t('orphan', async () => {
    const seen: unknown[] = []; const h = (e: unknown) => seen.push(e);
    class A { constructor(@inject('p') readonly c: unknown, @inject('q') readonly k: unknown) {} }
    const c = new Context('app'); c.bind('b').toClass(A);
    c.bind('p').toDynamicValue(async () => { throw new Error('orphan'); });
    c.bind('q').toDynamicValue(() => { throw new Error('sync'); });
    process.on('unhandledRejection', h);
    expect(() => c.getSync('b')).toThrow('sync');
    await new Promise(r => setTimeout(r, 20));
    process.off('unhandledRejection', h);
    expect(seen).toEqual([]);
  });
  t('error.key', () => {
    class A { constructor(@inject('p#x') readonly c: unknown) {} }
    const c = new Context('app'); c.bind('b').toClass(A);
    let k; try { c.getSync('b'); } catch (e) { k = (e as {key: string}).key; }
    expect(k).toBe('p');
  });
  t('ofRequest context', () => {
    class A { constructor(@inject.context() readonly c: unknown) {} }
    class B { constructor(@inject.getter('x') readonly c: unknown) {} }
    const c = new Context('app'); c.bind('a').toClass(A); c.bind('b').toClass(B); c.bind('x').to(1);
    expect([c.isOfRequest('a'), c.isOfRequest('b')]).toEqual([true, true]);
  });
  t('way, second request', () => {
    class S { constructor(@inject('user') readonly c: unknown) {} }
    class C { constructor(@inject('s') readonly c: unknown) {} }
    const s = new Context('app'); s.bind('s').toClass(S).inScope(BindingScope.REQUEST); s.bind('c').toClass(C);
    const r1 = new Context(s, 'r1', BindingScope.REQUEST); r1.bind('user').to(1); r1.getSync('c');
    const r2 = new Context(s, 'r2', BindingScope.REQUEST);
    expect(() => r2.getSync('c')).toThrow('c --> @C.constructor[0] --> s --> @S.constructor[0]');
  });
  t('visibility optional', () => {
    const s = new Context(undefined, 'app', BindingScope.APPLICATION);
    const r1 = new Context(s, 'r1', BindingScope.REQUEST); r1.bind('user').toDynamicValue(() => 1).inScope(BindingScope.APPLICATION);
    expect(r1.getSync('user', {optional: true})).toBe(undefined);
  });
  t('dynamic circle in request', () => {
    class B { constructor(@inject('c') readonly c: unknown) {} }
    class C { constructor(@inject('a') readonly c: unknown) {} }
    const s = new Context('app'); s.bind('c').toClass(C); s.bind('b').toClass(B);
    const r1 = new Context(s, 'r1', BindingScope.REQUEST); r1.bind('a').to(1); r1.getSync('b');
    const r2 = new Context(s, 'r2', BindingScope.REQUEST); r2.bind('a').toClass(B);
    expect(() => r2.getSync('a')).toThrow('Circular');
  });
  t('typed', () => { const K = BindingKey.create<number>('k'); const c = new Context('x'); c.add(bind(K).to(1)); });
  t('undecorated way', () => {
    class A { constructor(readonly c: unknown) {} }
    class B { constructor(@inject('a') readonly c: unknown) {} }
    const c = new Context('app'); c.bind('a').toClass(A); c.bind('b').toClass(B);
    expect(() => c.getSync('b')).toThrow('b --> ');
  });
  t('async dep circle of kept', async () => {
    class A { constructor(@inject('b') readonly c: unknown) {} }
    class B { constructor(@inject('a') readonly c: unknown) {} }
    const c = new Context('app'); c.bind('a').toClass(A).inScope(BindingScope.SINGLETON); c.bind('b').toClass(B).inScope(BindingScope.SINGLETON);
    await expect(c.get('a')).rejects.toThrow('Circular');
  });
});
