export function installPacked(folder: string, paths: readonly string[], others?: Readonly<Record<string, string>>): Promise<void>;
export function compile(folder: string, include?: readonly string[]): Promise<void>;
