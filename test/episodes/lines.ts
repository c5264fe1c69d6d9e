import type { AddedLine } from './project.ts';

/** What an episode adds to files that are there: its import and its entry in each registry, and its rules. */
export const registryLines: readonly AddedLine[] = [
  {
    file: 'lib/domain/case/episodes.ts',
    after: 'import { followUpEpisode }',
    line: "import { homeVisitGrantEpisode } from './home-visit-grant/episode.ts';",
  },
  { file: 'lib/domain/case/episodes.ts', after: '  ', line: '  homeVisitGrantEpisode,' },
  {
    file: 'lib/policy/lifecycle-rules.ts',
    after: '    handleSignalWithin',
    line: '    homeVisitGrant: { checkWithin: within(5), decideWithin: within(10) },',
  },
  {
    file: 'functions/episodes/registry.ts',
    after: 'import { followUp }',
    line: "import { homeVisitGrant } from './home-visit-grant/index.ts';",
  },
  { file: 'functions/episodes/registry.ts', after: '  transfer,', line: '  homeVisitGrant,' },
  {
    file: 'functions/episodes/notice-registry.ts',
    after: 'import { notices as closure }',
    line: "import { notices as homeVisitGrant } from './home-visit-grant/notices.ts';",
  },
  { file: 'functions/episodes/notice-registry.ts', after: '  ...', line: '  ...homeVisitGrant,' },
  {
    file: 'functions/api/operations.ts',
    after: 'import { operations as guides }',
    line: "import { operations as homeVisitGrant } from './home-visit-grant/operations.ts';",
  },
  { file: 'functions/api/operations.ts', after: '  ...', line: '  ...homeVisitGrant,' },
];
