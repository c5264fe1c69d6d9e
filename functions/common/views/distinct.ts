/** Each choice once, by its code, in order of first appearance. */
export const distinct = <Choice extends { readonly code: string }>(choices: readonly Choice[]): Choice[] =>
  choices.filter(({ code }, index) => choices.findIndex((each) => each.code === code) === index);
