// A button that copies the words of a field; without it they can be marked by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.classList.remove("needs-script");
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.copied;
  });
}
