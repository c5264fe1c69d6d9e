import type { ReactNode } from 'react';

/** A part of what is known in a case, with its heading. */
export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="facts-part stack-tight">
    <h3>{title}</h3>
    {children}
  </div>
);
