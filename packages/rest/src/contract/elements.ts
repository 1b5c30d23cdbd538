/** The arguments of an operation, in the order of its method. The second element of a sequence. */
export type Params = readonly unknown[];

/** What an operation returned: a value, bytes, a stream, an iterable, a file, a reply. The third element of a sequence. */
export type OperationRetval = unknown;
