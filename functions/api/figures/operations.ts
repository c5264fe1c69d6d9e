import { operation as listGrantFigures } from './list-grant-figures/operation.ts';
import { operation as listKpiCases } from './list-kpi-cases/operation.ts';
import { operation as listKpis } from './list-kpis/operation.ts';

/** In the order in which the document lists them. */
export const operations = [listKpis, listKpiCases, listGrantFigures] as const;
