/** Exposure by its parts, which add up to it. */
import type { CustomerFigures } from '../../../commands';
import { formatMoney, moneyOrUnknown } from '../../../text';
import { whySentence } from '../../../text/analysis';
import { creditWords } from '../../../text/credit';
import { useWords } from '../../context';
import { useCommonStyles } from '../../styles';
import { FiguresTable } from '../FiguresTable';

const PARTS = ['balance', 'retention', 'notes', 'deliveries', 'orders'] as const;

export function ExposureSection({ figures }: { figures: CustomerFigures }) {
  const { ui, language } = useWords();
  const common = useCommonStyles();
  const { exposure: words } = creditWords(language);
  const { exposure, exposureParts, disputed, cover, netExposure, contingent, writtenOff, currency, why } =
    figures;
  if (exposure === null || exposureParts === null) {
    const reason = whySentence(why['exposure'] ?? why['exposureParts'] ?? '', language);
    return <p className={common.text}>{ui.common.unknown(reason)}</p>;
  }
  const memos = [
    { key: 'disputed', name: words.disputed, amount: disputed },
    { key: 'cover', name: words.cover, amount: cover },
    ...(cover?.isZero() === false ? [{ key: 'net', name: words.net, amount: netExposure }] : []),
    { key: 'contingent', name: words.contingent, amount: contingent },
    { key: 'writtenOff', name: words.writtenOff, amount: writtenOff },
  ].filter(({ amount }) => amount === null || !amount.isZero());
  return (
    <>
      <FiguresTable
        label={words.heading}
        rows={[
          ...PARTS.map((part) => ({
            key: part,
            name: words[part],
            cells: [formatMoney(exposureParts[part], currency)],
          })),
          { key: 'total', name: ui.card.exposure, cells: [formatMoney(exposure, currency)], total: true },
        ]}
      />
      {memos.map(({ key, name, amount }) => (
        <p key={key} className={common.small}>
          {name} {moneyOrUnknown(amount, currency)}
        </p>
      ))}
    </>
  );
}
