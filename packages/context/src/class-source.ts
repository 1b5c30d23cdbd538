import type {Constructor} from './class.js';

/*
 * What of a class only its source text tells. The language demands that `toString` gives it as it was written,
 * to the letter. Comments and texts are taken out first, so that the words which are left are words of the
 * program; that fails only for an expression with a quotation mark in it, such as /'/, and then for what stands
 * on the same line up to the next mark.
 */

const COMMENTS_AND_TEXTS = /\/\*[^]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`/g;
const COMMENTS = /\/\*[^]*?\*\/|\/\/.*/g;
const CONSTRUCTOR = /(?<![.\w$])constructor\s*\(/;
const HANDS_ALL_ON = /(?<![.\w$])constructor\s*\((?:\s*|\s*\.\.\.\s*(\w+)\s*)\)\s*\{\s*super\(\s*\.\.\.\s*(?:arguments|\1)\s*\)/;
/** An object that is handed on as a whole, or a computed name: either may give it members that no word tells. */
const GIVES_ITSELF = /\bthis\b(?!\s*\??\.\s*\w)|\[native code\]|\]\s*=(?!=)/;

/**
 * Whether a class has a constructor of its own: `class B extends A {}` and `class B extends A { constructor() {…} }`
 * look alike otherwise, since both take no arguments. A constructor that first hands all on, as compilers and
 * mixins write it, counts as none.
 *
 * It is sound because in a program `constructor` with a bracket behind it and no dot before it is a class's own:
 * to call one, a dot or `super` is needed. Only a class written inside of the class could mislead it; the outer
 * one then has its arguments listed by `static inject`.
 */
export function hasOwnConstructor(type: Constructor): boolean {
  const source = textOf(type).replaceAll(COMMENTS_AND_TEXTS, '');
  return CONSTRUCTOR.test(source) && !HANDS_ALL_ON.test(source);
}

/**
 * Whether instances of a class may have a member, as far as can be told without making one: a method, also an
 * inherited one; a field, also one that a constructor sets. Where the text leaves a doubt, they may.
 */
export function mayHaveMember(type: Constructor, name: string): boolean {
  const prototype = type.prototype as object | undefined;
  if (!prototype || name in prototype) return true;
  return lineage(type).some(each => mayGive(textOf(each), name));
}

function mayGive(text: string, name: string): boolean {
  // Texts stay: this['value'] names the member as well. What a constructor returns takes the object's place.
  const source = text.replaceAll(COMMENTS, '');
  const isWord = new RegExp(String.raw`(?<![\w$])${name}(?![\w$])`);
  return isWord.test(source) || GIVES_ITSELF.test(source) || (CONSTRUCTOR.test(source) && /\breturn\b/.test(source));
}

/** A class and those that it extends, up to what the language itself has. */
function lineage(type: Constructor): readonly Constructor[] {
  const types: Constructor[] = [];
  for (let each: unknown = type; isClass(each); each = Object.getPrototypeOf(each)) types.push(each);
  return types;
}

function isClass(value: unknown): value is Constructor {
  return typeof value === 'function' && value !== Function.prototype;
}

// Not the class's own `toString`, which may be a static method of it.
function textOf(type: Constructor): string {
  return Function.prototype.toString.call(type);
}
