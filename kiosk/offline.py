"""The network manager handed to QML: it answers every request with a refusal."""

from PySide6.QtCore import QIODevice, QUrl
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest


class RefusingNetwork(QNetworkAccessManager):
    """Lets no request out, whatever its scheme."""

    def createRequest(
        self, op: QNetworkAccessManager.Operation, request: QNetworkRequest, outgoingData: QIODevice | None = None
    ) -> QNetworkReply:
        refused = QNetworkRequest(request)
        refused.setUrl(QUrl())
        return super().createRequest(op, refused, outgoingData)
