/** A class that can be made with `new`. */
// The arguments of a class are contravariant, so that nothing narrower than `any` accepts every class.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Constructor<T = unknown> = new (...args: any[]) => T;
