// What the build writes to words.js: the words of the scripts, in the language of the pages.
export const words: Record<string, string>;
/** The language of status and caution, where it is another one than the page's; else empty. */
export const guardLanguage: string;
