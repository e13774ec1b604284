// Takes what is pasted from Word and its kin as plain lines: lists begin with "- " or their number,
// the cells of a row stand with commas between, and nothing of the formatting comes along.
import { insert } from "./inserting.js";
import { typed } from "./typed.js";

// What only programs for documents write into the clipboard.
const FROM_DOCUMENT =
  /mso-|class="?Mso|urn:schemas-microsoft-com|data-ccp-|ListContainerWrapper|docs-internal-guid|name="?generator"? content="?(?:LibreOffice|OpenOffice|Microsoft)/i;
const LEFT_OUT =
  "script, title, del, .msoDel, .MsoCommentReference, [data-style*='mso-element:comment'], [data-style*='mso-hide'], [data-style*='display:none'], .Apple-interchange-newline";
const BLOCKS = /^(?:P|DIV|H[1-6]|LI|UL|OL|TABLE|TR|BLOCKQUOTE|PRE)$/;
const LIST_NUMBER = /^\(?(?:[0-9]{1,3}|[a-np-z]|[A-Z]|[ivxl]{2,5}|[IVXL]{2,5})[.)]$/;
const LISTED = /mso-list:\s*l[0-9]/;
const MARKER = "[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']";

// Lines as they come about; a line that holds nothing but the sign of a list is still open.
class Lines {
  #done = [];
  #line = "";
  #mark = "";

  add(words) {
    this.#line += this.#line === "" ? words.replace(/^ +/, "") : words;
  }

  mark(sign) {
    this.end();
    this.#mark = sign;
  }

  // Ends the line if it holds words; `always` keeps an empty one too.
  end(always = false) {
    const words = this.#line.replaceAll("\xa0", " ").trim();
    if (words || always) {
      this.#done.push(words && this.#mark + words);
      this.#mark = "";
    }
    this.#line = "";
  }

  get length() {
    return this.#done.length;
  }

  toString() {
    return this.#done.join("\n").replace(/^\n+|\n+$/g, "");
  }
}

function signOf(item) {
  const list = item.parentElement;
  if (list?.tagName !== "OL") return "- ";
  const items = [...list.children].filter((one) => one.tagName === "LI");
  return `${(Number(list.getAttribute("start")) || 1) + items.indexOf(item)}. `;
}

// A list of Word for the desktop: paragraphs, each with its sign written out in front.
function takeSign(paragraph) {
  const marker = paragraph.querySelector(MARKER);
  if (!marker) return LISTED.test(paragraph.dataset.style) ? "- " : "";
  const sign = marker.textContent.replaceAll("\xa0", " ").trim();
  marker.remove();
  return LIST_NUMBER.test(sign) ? `${sign} ` : "- ";
}

function takeRow(row, lines) {
  const cells = [...row.cells].map((cell) => {
    const inside = new Lines();
    cell.childNodes.forEach((node) => take(node, inside));
    inside.end();
    return inside.toString().replaceAll("\n", " ");
  });
  lines.end();
  lines.add(cells.filter((words) => words).join(", "));
  lines.end();
}

function takeBlock(element, lines) {
  const isParagraph = /^(?:P|H[1-6])$/.test(element.tagName);
  if (element.tagName === "LI") lines.mark(signOf(element));
  else lines.end();
  const sign = isParagraph ? takeSign(element) : "";
  if (sign) lines.mark(sign);
  const before = lines.length;
  element.childNodes.forEach((node) => take(node, lines));
  // An empty paragraph is a line too; a break that ends one is not.
  lines.end(isParagraph && !element.closest("li") && lines.length === before);
  if (element.tagName === "LI") lines.mark("");
}

function take(node, lines) {
  if (node.nodeType === Node.TEXT_NODE) lines.add(node.data.replace(/[ \t\r\n]+/g, " "));
  else if (node.nodeType !== Node.ELEMENT_NODE) return;
  else if (node.tagName === "BR") lines.end(true);
  else if (node.tagName === "TR") takeRow(node, lines);
  else if (BLOCKS.test(node.tagName)) takeBlock(node, lines);
  else node.childNodes.forEach((child) => take(child, lines));
}

// Styles are only read here, and under another name: the policy of the page forbids them as such.
function withoutStyles(html) {
  return html
    .replace(/<style[^]*?<\/style>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
}

function fromDocument(html) {
  const page = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  page.querySelectorAll(LEFT_OUT).forEach((element) => element.remove());
  const lines = new Lines();
  page.body.childNodes.forEach((node) => take(node, lines));
  lines.end();
  return lines.toString();
}

export function pasted(html, plain) {
  return typed((FROM_DOCUMENT.test(html) && fromDocument(html)) || plain);
}

document.addEventListener("paste", (event) => {
  const area = event.target;
  if (!(area instanceof HTMLTextAreaElement) || area.readOnly) return;
  const plain = event.clipboardData.getData("text/plain");
  const text = pasted(event.clipboardData.getData("text/html"), plain);
  if (text === plain) return;
  event.preventDefault();
  insert(area, text, "pasted");
});
