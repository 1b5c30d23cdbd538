export interface SiteSection {
  readonly text: string;
  readonly items: readonly {readonly text: string; readonly link: string}[];
}

export function sectionsOf(index: string): readonly SiteSection[];
export function pageForSite(text: string, file: string): string;
export function slugOf(heading: string): string;
export function homeOf(template: string, read: (path: string) => string): string;
