import { declares, defineEpisode } from '../../../../lib/domain/case/kernel/episode.ts';
import { tellPerson, toPerson } from '../../../../lib/domain/case/kernel/notice.ts';
import { type RecognitionEvent, recognitionEvents } from './events.ts';
import type { RecognitionRefusal } from './recognise.ts';
import { recognitionReducers } from './reducer.ts';
import { recognitionSlice } from './state.ts';
import { checkRecognitionTask, decideRecognitionTask, type RecognitionRules } from './tasks.ts';

/** A test-only episode in the form of future ones: apply, a check by one person, a decision by another. */
export const testEpisode = defineEpisode({
  name: 'recognition',
  slice: recognitionSlice,
  events: recognitionEvents,
  reducers: recognitionReducers,
  tasks: [checkRecognitionTask, decideRecognitionTask],
  workflow: {
    name: 'recognition',
    starts: {
      'recognition-applied': ({ data }: RecognitionEvent<'recognition-applied'>) => ({
        sequence: String(data.number),
        input: { checkTaskId: data.check.taskId, decisionTaskId: `decide-recognition-${data.number}` },
        tasks: [data.check.taskId],
      }),
    },
  },
  resumes: [
    { task: checkRecognitionTask, isResumed: () => true },
    { task: decideRecognitionTask, isResumed: () => true },
  ],
  notices: {
    templates: { 'recognition-decided': toPerson },
    tells: { 'recognition-decided': () => tellPerson('recognition-decided') },
  },
  actions: {
    'apply-for-recognition': { roles: { registered: ['applicant'] }, offered: () => true },
    'check-recognition': {
      roles: { registered: ['officer', 'supervisor'] },
      task: [checkRecognitionTask.kind],
    },
    'decide-recognition': {
      roles: { registered: ['officer', 'supervisor'] },
      task: [decideRecognitionTask.kind],
    },
  },
  published: { 'recognition-decided': ['taskId'] },
  rules: declares<RecognitionRules>(),
  refusals: declares<RecognitionRefusal>(),
});
