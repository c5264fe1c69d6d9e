import type { ScenarioGroup } from './scenario.ts';

/** Texts that officials do not write (the forty replacements of part A3). */
export const texts = [
  {
    id: 'T',
    title: 'Texts as officials write them',
    scenarios: {
      'T.replaced': {
        words:
          'Submission, history, titles, months, signals, placement, plan, supervisor, problems, outbox: the words found are never said, their replacements are',
        tests: { 'functions/notices/official-wording': ['are never %s, but %s'] },
      },
      'T.dates': {
        words: 'Dates as 2027年1月7日, no space between characters and numbers',
        tests: {
          'functions/notices/wording': [
            'has dates as 2027年1月7日 and 7 January 2027',
            'has no space between a Chinese character and a number',
          ],
        },
      },
      'T.citations': {
        words:
          'Citations as 《……》（号）第一条第（三）项, without marks of ours, internal numbers or field names',
        tests: {
          'functions/notices/wording': [
            'cites only documents between 书名号, with their place as officials write it',
            'has no name of a field or a code',
            'has no number of a reading or a section of ours, and nothing that says how the system was made',
          ],
          'policy/articles': ['%s is written %s and %s'],
        },
      },
      'T.codes': {
        words: 'Every code in an answer has a Chinese and an English name',
        tests: {
          'functions/code-names': ['%s has a name for every value', 'are named in Chinese and in English'],
        },
      },
      'T.english': {
        words:
          'All 339 districts have English names; English sentences have no Chinese and count as English does',
        tests: {
          'policy/places': [
            'all 339 counties and districts of the regions, and the divisions above them, have English names',
          ],
          'functions/notices/wording': [
            'has no Chinese in English sentences but the numbers of documents and the name of the officer',
            'counts in English as English does',
          ],
        },
      },
      'T.moved': {
        words: 'The move of a deadline names what changed and the day',
        tests: {
          'workflows/registration/holiday-year': [
            'A deadline that reaches into an unannounced year is provisional and moves when that year is loaded',
          ],
        },
      },
      'T.order': {
        words: 'The result comes before the officer is named',
        tests: {
          'domain/case/assignment/assignment': ['is assigned once the person is registered, not before'],
        },
      },
    },
  },
] as const satisfies readonly ScenarioGroup[];
