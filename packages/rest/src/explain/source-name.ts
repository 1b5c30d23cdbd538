import type {Binding} from '@rondojs/context';

/** What is bound, in a word: the name of a class or a provider, or the kind of what has no name. */
export function sourceName({source}: Binding): string {
  if (!source) return 'nothing';
  if (source.type === 'alias') return `alias of ${source.value}`;
  const name = typeof source.value === 'function' ? source.value.name : '';
  return name === '' || source.type === 'dynamic' ? `${source.type} value` : name;
}
