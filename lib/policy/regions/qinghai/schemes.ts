import { writing } from '../../author.ts';
import {
  hiringInsuranceSubsidy,
  interestSubsidy,
  startUpSubsidy,
  taxRelief,
  trainingLiving,
  trainingSubsidy,
} from '../../schemes/parts.ts';
import { circular } from './circular.ts';

const { cite, set, member } = writing(circular);

const training = cite('三', 'QH-3.2', '符合条件的按规定落实就业创业培训补贴、生活和交通住宿费补贴');
const forHiring = cite(
  '四',
  'QH-4.2',
  '按规定落实税收减免、创业担保贷款及贴息、职业培训补贴、社会保险补贴等政策',
);
const forStartingUp = cite('五', 'QH-5.2', '按规定兑现税收减免、创业担保贷款及贴息、创业补贴等政策');

/** The circular has no one-off hiring subsidy. */
export const schemes = set(
  {
    schemes: [
      member(
        training,
        trainingSubsidy('就业创业培训补贴', 'Training subsidy for work and start-up', ['person', 'employer']),
      ),
      member(
        training,
        trainingLiving(
          '培训期间生活和交通住宿费补贴',
          'Subsidy for living, transport and lodging during training',
        ),
      ),
      member(forHiring, hiringInsuranceSubsidy()),
      member(forStartingUp, startUpSubsidy('startup-subsidy', '创业补贴', 'Start-up subsidy')),
      member(forStartingUp, interestSubsidy()),
      member(forHiring, taxRelief('tax-hiring', '吸纳就业税收减免', 'Tax relief for hiring')),
      member(
        forStartingUp,
        taxRelief('tax-self-employment', '自主创业税收减免', 'Tax relief for starting a business'),
      ),
    ],
  },
  training,
);
