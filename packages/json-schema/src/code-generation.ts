let isAllowed: boolean | undefined;

/**
 * Whether code may be made from strings here. Node.js forbids it under `--disallow-code-generation-from-strings`, and
 * so do some platforms.
 */
export function mayGenerateCode(): boolean {
  return (isAllowed ??= tryIt());
}

function tryIt(): boolean {
  try {
    // oxlint-disable-next-line no-new-func -- to ask is to do it: there is no other way to know
    return typeof new Function('') === 'function';
  } catch {
    return false;
  }
}
