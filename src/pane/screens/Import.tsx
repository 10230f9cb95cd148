/** Import: choose sheets or files, see what would come of it, then do it or not, and take it back if it was wrong. */
import { lazy, Suspense, useEffect } from 'react';
import { useActions, usePaneState, useWords } from '../context';
import { FilePicker } from '../parts/FilePicker';
import { useCommonStyles } from '../styles';
import type { Ledger } from '../../ledger/records';

/** Fetched where an import left something. */
const ImportTraces = lazy(() => import('../parts/ImportTraces'));
/** Fetched with the first file: most who open the pane import nothing. */
const ImportPreview = lazy(() => import('../parts/ImportPreview'));

/** Fetched where the workbook has sheets of the user's own. */
const OpenSheets = lazy(() => import('../parts/OpenSheets'));

export function Import() {
  const importing = usePaneState((state) => state.importing);
  const traced = usePaneState(({ outcome }) =>
    outcome !== null && isTraced(outcome.ledger) ? outcome.ledger : null,
  );
  const { ui } = useWords();
  const common = useCommonStyles();
  return (
    <div className={common.screen}>
      <div className={common.tight}>
        <h2 className={common.title}>{ui.import.heading}</h2>
        <p className={common.small}>{ui.import.lead}</p>
      </div>
      {traced !== null && (importing.preview === null || importing.written !== null) && (
        <Suspense>
          <ImportTraces ledger={traced} />
        </Suspense>
      )}
      {importing.preview === null ? (
        <Sources />
      ) : (
        <Suspense fallback={<p className={common.text}>{ui.common.loading}</p>}>
          <ImportPreview importing={importing} report={importing.preview} />
        </Suspense>
      )}
    </div>
  );
}

function Sources() {
  const { offerSheets } = useActions();
  const offered = usePaneState((state) => state.offered);
  useEffect(() => {
    void offerSheets();
  }, [offerSheets]);
  const hasSheets = offered !== null && offered.sheets.length > 0;
  return (
    <>
      {hasSheets && (
        <Suspense>
          <OpenSheets offered={offered} />
        </Suspense>
      )}
      <FilePicker primary={!hasSheets} />
    </>
  );
}

function isTraced({ tables: { proof, problems } }: Ledger): boolean {
  return proof.rows.length > 0 || problems.rows.length > 0;
}
