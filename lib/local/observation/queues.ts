import { AwsError } from '../aws-error.ts';
import { ControlProblem, type ControlRoute, json, numberOf, requireMethod } from '../control-answers.ts';
import type { QueueService } from '../queues/queue-service.ts';

/**
 * Answers below `queues`: lists all queues, shows the messages of one without receiving them, and moves its dead letters back.
 */
export function queueRoute(queues: QueueService): ControlRoute {
  return async (request) => {
    const { rest, query } = request;
    const [name, action, ...more] = rest;
    if (name === undefined) {
      requireMethod(request, 'GET');
      return json({ queues: queues.overview() });
    }
    try {
      if (action === undefined) {
        requireMethod(request, 'GET');
        const messages = queues.look(name, numberOf(query, 'limit', [1, 1_000], 100));
        return json({
          messages: messages.map((message) => ({
            id: message.id,
            body: message.body,
            attributes: message.attributes === null ? {} : (JSON.parse(message.attributes) as object),
            sent: message.sent_at,
            visible: message.visible_at,
            received: message.receive_count + message.earlier_receive_count,
            group: message.group_id,
            deadLetterOf: message.dead_letter_source?.split(':').at(-1) ?? null,
          })),
        });
      }
      if (action !== 'redrive' || more.length > 0)
        throw new ControlProblem(404, 'not-found', 'Below a queue there is only redrive.');
      requireMethod(request, 'POST');
      return json(await queues.redriveDeadLetters(name, idsOf(request.body.toString())));
    } catch (error) {
      if (error instanceof AwsError && error.code === 'QueueDoesNotExist')
        throw new ControlProblem(404, 'not-found', `There is no queue ${name}.`);
      throw error;
    }
  };
}

function idsOf(text: string): readonly string[] | undefined {
  if (text === '') return undefined;
  let ids: unknown;
  try {
    ({ ids } = JSON.parse(text) as { ids?: unknown });
  } catch {
    throw invalid();
  }
  if (ids === undefined) return undefined;
  if (!Array.isArray(ids) || ids.some((id) => typeof id !== 'string')) throw invalid();
  return ids as string[];
}

const invalid = (): ControlProblem =>
  new ControlProblem(400, 'invalid-body', 'The body must be empty, or {"ids": [...]} with ids of messages.');
