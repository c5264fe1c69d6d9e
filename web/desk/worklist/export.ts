import type { Answer, Query } from '../../api/operations.ts';
import { callAsUser } from '../../api/use-api.ts';
import { csvOf, download } from '../../parts/csv.ts';
import type { Bilingual } from '../../texts/language.ts';
import { worklistTexts as texts } from './texts.ts';
import { whoseOf } from './worklist-table.tsx';

type Task = Answer<'GET /worklist'>['tasks'][number];

/** All tasks of a list, page after page. */
async function allTasks(query: NonNullable<Query<'GET /worklist'>>): Promise<readonly Task[]> {
  const tasks: Task[] = [];
  let after: string | undefined;
  do {
    const { body } = await callAsUser('GET /worklist', { query: { ...query, limit: 100, after } });
    tasks.push(...body.tasks);
    after = body.next;
  } while (after !== undefined);
  return tasks;
}

/** Downloads the whole list as a file, masked like the screen. @throws ApiProblem */
export async function exportWorklist(
  query: NonNullable<Query<'GET /worklist'>>,
  today: string,
  t: (text: Bilingual, values?: Readonly<Record<string, string | number>>) => string,
): Promise<void> {
  const tasks = await allTasks(query);
  const head = [
    texts.due,
    texts.task,
    texts.number,
    texts.applicant,
    texts.district,
    texts.channel,
    texts.officer,
  ];
  download(
    `worklist-${today}.csv`,
    csvOf(
      head.map((each) => t(each)),
      tasks.map((task) => [
        task.dueDate,
        task.kindText,
        task.applicationNumber,
        task.applicant,
        task.district.name,
        t(task.channel === 'online' ? texts.online : texts.atCounter),
        whoseOf(task) ?? '',
      ]),
    ),
  );
}
