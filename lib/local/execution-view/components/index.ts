/** React components that draw an execution. Every text is a prop. `execution-view.css` beside them has their styles. */
export { Axis, type AxisRow } from './axis.tsx';
export { type EventFilter, Events } from './events.tsx';
export { Graph } from './graph.tsx';
export { Json } from './json.tsx';
export { Steps } from './steps.tsx';
export { SIGNS, type ViewTexts } from './texts.ts';
