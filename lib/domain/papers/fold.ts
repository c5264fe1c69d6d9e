/** Traditional characters and variants in words used to request documents, each before its usual form. */
const variants =
  '證证 証证 離离 職职 業业 畢毕 學学 歷历 曆历 書书 檔档 戶户 冊册 複复 復复 覆复 掃扫 圖图 蓋盖 單单 據据 條条 憑凭 執执 協协 議议 約约 開开 ' +
  '補补 遞递 繳缴 費费 納纳 險险 領领 錄录 記记 載载 傳传 帶带 攜携 擕携 遺遗 郵邮 貼贴 關关 係系 殘残 軍军 轉转 釋释 診诊 斷断 檢检 測测 報报 體体 ' +
  '驗验 種种 號号 碼码 資资 齊齐 無无 須须 應应 該该 沒没 題题 請请 讓让 們们 給给 為为 爲为 說说 説说 話话 誤误 認认 確确 實实 況况 會会 來来 後后 ' +
  '從从 對对 與与 還还 過过 這这 個个 嗎吗 麼么 麽么 廣广 門门 問问 間间 時时 區区 縣县 鎮镇 鄉乡 銀银 賬账 帳账 發发 貨货 票票 養养 齡龄 練练 級级 ' +
  '師师 電电 簽签 僱雇 傭佣 勞劳 動动 終终 銷销 註注 辦办 屬属 歸归 導导 標标 準准 備备 結结 離离 產产 權权 購购 賃赁 賣卖 車车 駕驾 駛驶 護护 國国 ' +
  '際际 謄誊 檢检 臺台 灣湾 陸陆 處处 収收 內内 畫画 兩两 張张 僅仅 隻只 祇只 衹只 參参 舊旧 調调 製制 寫写 簡简 機机 構构 紙纸 質质 綫线 線线 訴诉 裝装 頁页';
const usual: ReadonlyMap<string, string> = new Map(
  variants.split(' ').map(([variant = '', form = '']) => [variant, form]),
);

/**
 * Folds a text into the one form in which words are searched: compatibility forms as their usual characters, simplified, in
 * lower case, without anything between the characters of a word (spaces, dashes, quotes, invisible characters, or the same sign
 * or letter between every two of several characters). Commas and the ends of sentences stay.
 */
export function foldText(text: string): string {
  const plain = [...text.normalize('NFKC').toLowerCase()].map((each) => usual.get(each) ?? each).join('');
  return joinSpacedOut(plain.replace(/[^\p{L}\p{N}\s。，、！？；：,.!?;:×*·/|]/gu, ''))
    .replace(/[×*·/|]/gu, '')
    .replace(/(?<=\p{Script=Han})[^\S\n]+|[^\S\n]+(?=\p{Script=Han})/gu, '')
    .replace(/[,!?;]/gu, (sign) => ({ ',': '，', '!': '！', '?': '？', ';': '；' })[sign] ?? sign);
}

/** Joins three or more single characters with the same separator between every two of them: `离,职,证,明`, `离x职x证明`. */
const joinSpacedOut = (text: string): string =>
  text.replace(
    /\p{Script=Han}([^\p{Script=Han}\n]{1,3})\p{Script=Han}(?:\1\p{Script=Han})+/gu,
    (spaced, between: string) => spaced.replaceAll(between, ''),
  );
