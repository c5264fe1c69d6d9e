/** Turns `submit-application` into `SubmitApplication`, the form of construct ids and of substitutions. */
export const pascalCase = (name: string): string =>
  name.replace(/(^|[-/])([a-z0-9])/g, (_match, _separator, letter: string) => letter.toUpperCase());
