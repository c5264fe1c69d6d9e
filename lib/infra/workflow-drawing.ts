/** A definition as far as it is drawn: the path from state to state. */
interface Definition {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Comment?: string; readonly Next: string }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
}

/**
 * A definition as a mermaid flowchart: every state with its own name, a wait for a person slanted, an
 * error that is caught as a dotted line.
 * @throws Error where a choice has no comment to label its line with.
 */
export function drawWorkflow(definition: Definition): string {
  const names = Object.keys(definition.States);
  const id = (name: string) => `s${names.indexOf(name)}`;
  const lines = ['flowchart TD', `  start(( )) --> ${id(definition.StartAt)}`];
  for (const [name, state] of Object.entries(definition.States)) {
    const [open, close] = shapeOf(state);
    lines.push(`  ${id(name)}${open}"${name}"${close}`);
    for (const { label, to, dotted } of transitionsOf(name, state)) {
      const arrow = dotted ? '-.->' : '-->';
      lines.push(`  ${id(name)} ${arrow}${label ? `|${label}|` : ''} ${id(to)}`);
    }
  }
  return lines.join('\n');
}

function shapeOf(state: State): readonly [string, string] {
  if (state.Type === 'Choice') return ['{', '}'];
  if (state.Type === 'Succeed') return ['([', '])'];
  if (state.Type === 'Fail') return ['[[', ']]'];
  return state.Resource?.endsWith('.waitForTaskToken') ? ['[/', '/]'] : ['[', ']'];
}

interface Transition {
  readonly to: string;
  readonly label?: string;
  readonly dotted?: boolean;
}

function transitionsOf(name: string, state: State): Transition[] {
  const choices = (state.Choices ?? []).map(({ Comment, Next }) => {
    if (!Comment) throw new Error(`a choice of "${name}" has no Comment, which labels its line`);
    return { to: Next, label: Comment };
  });
  return [
    ...choices,
    ...(state.Default ? [{ to: state.Default, label: 'otherwise' }] : []),
    ...(state.Next ? [{ to: state.Next }] : []),
    ...(state.Catch ?? []).map(({ ErrorEquals, Next }) => ({
      to: Next,
      label: ErrorEquals.map(errorText).join(', '),
      dotted: true,
    })),
  ];
}

const errorTexts: Readonly<Record<string, string>> = {
  'States.ALL': 'any error',
  'States.Timeout': 'time-out',
};

const errorText = (error: string): string => errorTexts[error] ?? error;
