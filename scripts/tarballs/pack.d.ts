type Ranges = Readonly<Record<string, string>>;

interface Package {
  readonly path: string;
  readonly manifest: {readonly name: string; readonly version: string; readonly dependencies?: Ranges; readonly peerDependencies?: Ranges};
}

export const root: string;
export function readPackages(): Promise<readonly Package[]>;
export function readPackage(path: string): Promise<Package>;
export function pack(path: string, folder: string): Promise<{readonly tarball: string; readonly files: readonly string[]}>;
